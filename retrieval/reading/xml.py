"""XML from strangers: entities are not resolved, nothing is fetched, broken markup is read as far as it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(data: bytes) -> _Element:
    """The root element. Raises ``lxml.etree.XMLSyntaxError`` where there is none."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=True
    )
    root = etree.fromstring(data, parser)
    if root is None:
        raise etree.XMLSyntaxError("no element", 0, 0, 0)
    return root


def child_text(element: _Element, path: str) -> str | None:
    """Text of the first element at ``path``, spaces made single; ``None`` if absent or empty."""
    found = element.find(path)
    text = " ".join("".join(found.itertext()).split()) if found is not None else ""
    return text or None
