"""Finds the boxes of a page, and the fields of the API, that take words, and fills each with hostile ones.

Nothing is listed by hand: pages are read as a browser reads them, the API by its own description.
"""

import itertools
import json
from html.parser import HTMLParser
from urllib.parse import urlencode

from drf_spectacular.generators import SchemaGenerator

from careplans.content.items import Text
from careplans.content.sections import SECTIONS
from tests.hostile.payloads import NEVER_STORED, PAYLOADS

WORDS = {"text", "search", "tel", "email", "url", "textarea"}
STORABLE = [payload for payload in PAYLOADS if payload not in NEVER_STORED]
LONG, SHORT, TRIES = 900, 60, 3
PLAIN = {"day": "2", "month": "3", "year": "2020", "nhs_number": ""}


class Words:
    """Hands out payloads, as many as a box holds, so that one round puts every payload somewhere."""

    def __init__(self, payloads=STORABLE, start=0):
        self.payloads = itertools.islice(itertools.cycle(payloads), start, None)

    def up_to(self, length):
        taken = next(self.payloads)
        while len(taken) < length / 2:
            taken += " " + next(self.payloads)
        return taken if len(taken) > 4_000 else taken[:length]


class Forms(HTMLParser):
    """The forms of a page that send something: where to, and every box with what stands in it."""

    def __init__(self, page):
        super().__init__()
        self.found, self.box, self.wrong = [], None, set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        if tag == "form":
            self.found.append({"method": has.get("method"), "action": has.get("action") or "", "boxes": []})
        if tag == "a" and (has.get("href") or "").startswith("#id_"):
            self.wrong.add(has["href"][1:])
        if self.found and tag in ("input", "textarea", "select", "button") and has.get("name"):
            kind = {"input": has.get("type") or "text", "button": "submit"}.get(tag, tag)
            self.box = {**has, "kind": kind, "value": has.get("value") or ""}
            self.found[-1]["boxes"].append(self.box)
        if tag == "option" and self.box and "selected" in has:
            self.box["value"] = has.get("value") or ""

    def handle_data(self, data):
        if self.box and self.box["kind"] == "textarea":
            self.box["value"] += data

    def handle_endtag(self, tag):
        if tag in ("textarea", "select"):
            self.box = None

    @property
    def that_send(self):
        return [form for form in self.found if form["method"] == "post"]


def filled(form, words, plain=()):
    """What a browser would send: hostile words in every box for words, all else as it stands."""
    sent = {}
    buttons = [box for box in form["boxes"] if box["kind"] == "submit"]
    pressed = next((box for box in buttons if box["name"] == "save"), buttons[0] if buttons else None)
    for box in form["boxes"]:
        name, kind = box["name"], box["kind"]
        if kind in ("radio", "checkbox") and "checked" not in box or kind == "file":
            continue
        if kind == "submit" and box is not pressed:
            continue
        sent[name] = _answer(box, words, plain) if kind in WORDS else box["value"]
    return sent


def _answer(box, words, plain):
    part = box["name"].rpartition("_")[2]
    if part in PLAIN:
        return box["value"] or PLAIN[part]
    if box.get("id") in plain or box["name"] in plain:
        return box["value"] or "Plain words"
    length = int(box.get("maxlength") or (LONG if box["kind"] == "textarea" else SHORT))
    return words.up_to(length)


def store_through_pages(client, addresses, words, leave_out=()):
    """Send every form of these pages; returns where words were kept, and every answer that was a crash."""
    kept, crashed = set(), []
    for address in addresses:
        page = client.get(address)
        if page.status_code != 200 or not page["Content-Type"].startswith("text/html"):
            continue
        for number, form in enumerate(Forms(page.content.decode()).that_send):
            to = form["action"] or address
            if not any(part in to for part in leave_out) and any(box["kind"] in WORDS for box in form["boxes"]):
                status = _send(client, to, form, words)
                kept |= {f"{address} {number}"} if status == 302 else set()
                crashed += [f"{to}: {status}"] if status >= 500 else []
    return kept, crashed


def _send(client, to, form, words):
    """Send it; where boxes are refused, send once more with plain words in those."""
    plain = set()
    for _ in range(TRIES):
        # A browser sends a lone half of a sign too, if it is made to.
        sent = urlencode(filled(form, words, plain), errors="surrogatepass")
        answer = client.post(to, sent, content_type="application/x-www-form-urlencoded")
        is_a_page = answer["Content-Type"].startswith("text/html") and answer.status_code not in (302, 500)
        wrong = Forms(answer.content.decode()).wrong - plain if is_a_page else set()
        if not wrong:
            return answer.status_code if is_a_page or answer.status_code != 200 else 302
        plain |= wrong
    return answer.status_code


def some_json(shape, schemas, words):
    """A body of this shape, hostile words in every string that is free."""
    if "$ref" in shape:
        shape = schemas[shape["$ref"].rpartition("/")[2]]
    if "enum" in shape:
        return shape["enum"][0]
    if shape.get("type") == "object":
        return {name: some_json(inner, schemas, words) for name, inner in shape.get("properties", {}).items()}
    if shape.get("type") == "string" and "format" not in shape:
        return words.up_to(shape.get("maxLength", SHORT))
    return {"string": "2020-03-02", "integer": 1, "number": 1, "boolean": True, "array": []}.get(shape.get("type"))


def store_through_api(client, ids, words):
    """Send every described request that has a body, and every section; returns every answer that was a crash."""
    description = SchemaGenerator().get_schema(public=True)
    crashed = []
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json")
            if body and "section_key" not in path:
                sent = some_json(body["schema"], description["components"]["schemas"], words)
                crashed += _crash(client, method, path.format(**ids, token="x"), sent)
    for section in SECTIONS:
        row = {item.key: words.up_to(item.max_length) for item in section.items if isinstance(item, Text)}
        sent = [{"id": "rowx1", **row}] if section.repeats else row
        crashed += _crash(client, "put", f"/api/v1/plans/{ids['plan_id']}/draft/sections/{section.key}/", sent)
    return crashed


def _crash(client, method, address, sent):
    headers = {"If-Match": "999", "Idempotency-Key": "hostile"}
    answer = client.generic(method.upper(), address, json.dumps(sent), content_type="application/json", headers=headers)
    return [f"{method} {address}: {answer.status_code}"] if answer.status_code >= 500 else []
