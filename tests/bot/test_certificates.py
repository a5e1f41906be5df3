import ssl

import pytest

from bot import certificates


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


def test_behind_it_certificates_are_read_again(some_authority: None) -> None:
    with pytest.raises(ImportError), certificates.unread():
        raise ImportError
    assert len(ssl.create_default_context().get_ca_certs()) == 1
