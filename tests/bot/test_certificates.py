import ssl

import pytest
from aiogram.client.telegram import TelegramAPIServer

from bot import certificates
from bot.forms import QuickSession


@pytest.fixture
def some_authority(tmp_path, monkeypatch):
    """A system that trusts one authority, whichever machine this is."""
    import certifi

    first = certifi.contents().partition("-----END CERTIFICATE-----\n")
    file = tmp_path / "trusted.pem"
    file.write_text("".join(first[:2]))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    certificates.of_the_system.cache_clear()
    yield
    certificates.of_the_system.cache_clear()


def test_the_system_is_trusted_and_asked_once(some_authority: None) -> None:
    trusting = certificates.of_the_system()
    assert (len(trusting.get_ca_certs()), trusting.verify_mode, trusting.check_hostname) == (1, ssl.CERT_REQUIRED, True)
    assert certificates.of_the_system() is trusting


def test_a_context_made_unread_trusts_nobody_and_still_asks(some_authority: None) -> None:
    with certificates.unread():
        made = ssl.create_default_context()
    assert (made.get_ca_certs(), made.verify_mode, made.check_hostname) == ([], ssl.CERT_REQUIRED, True)


def test_what_was_not_read_can_be_read_later(some_authority: None) -> None:
    with certificates.unread() as read:
        made = ssl.create_default_context()
    read()
    assert len(made.get_ca_certs()) == 1


def test_behind_it_certificates_are_read_again(some_authority: None) -> None:
    with pytest.raises(ImportError), certificates.unread():
        raise ImportError
    assert len(ssl.create_default_context().get_ca_certs()) == 1


async def trusted_by(session: QuickSession) -> int:
    """How many authorities the connections of a session lead to."""
    client = await session.create_session()
    try:
        return len(client.connector._ssl.get_ca_certs())
    finally:
        await session.close()


async def test_telegram_is_spoken_to_once_its_authorities_are_known() -> None:
    assert await trusted_by(QuickSession()) > 100


async def test_a_server_without_encryption_needs_no_authorities() -> None:
    assert await trusted_by(QuickSession(TelegramAPIServer.from_base("http://127.0.0.1:8081"))) == 0
