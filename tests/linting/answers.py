"""What every answer must carry, and what no page may hold. Each rule gives the words of what is wrong."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from whitenoise.middleware import WhiteNoiseFileResponse

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# A style sheet or a picture of ours is the same for everyone, and may be kept.
UNLESS_STATIC = {"Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY"}
TYPES = {
    "text/html; charset=utf-8",
    "text/csv; charset=utf-8",
    "application/json",
    "application/problem+json",
    "application/vnd.oai.openapi; charset=utf-8",
    "application/pdf",
    "image/jpeg",
    "image/png",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/wav",
    "audio/webm",
    "video/mp4",
    "video/webm",
}
COOKIES = {"sessionid", "csrftoken", "keys"}
READ_BY_SCRIPT = {"csrftoken"}
FORBIDDEN_TAGS = (b"<style", b"<iframe", b"<object", b"<embed", b"<base")
# What is looked for closely only where these quick signs are seen: most pages have none of them.
SIGNS = (b" style=", b"script:", b"data:text", b'="http', b'="//', b"<script>")
HANDLER = re.compile(rb" on[a-z]{3,}=")
# Within a tag and outside of quotation marks: what stands there as words has its signs written out.
INSIDE = rb"""(?:[^<>"']|"[^"]*"|'[^']*')*?\s"""
FORBIDDEN_IN_PAGES = re.compile(
    rb"""<script(?![^>]*\ssrc=)"""
    rb"""|<(?:script|img|link|form|source|video|audio)\b"""
    + INSIDE
    + rb"""(?:src|href|action)=["']?(?:https?:)?//|<[a-z]"""
    + INSIDE
    + rb"""(?:on[a-z]{3,}=|style=|(?:src|href|action|formaction)=["']?\s*(?:javascript|vbscript|data:text))"""
)


def faults_of(request, response):
    """What is wrong with this answer to this request, in words."""
    is_static = isinstance(response, WhiteNoiseFileResponse)
    yield from _headers(response, ALWAYS if is_static else ALWAYS | UNLESS_STATIC)
    yield from _policy(response.get("Content-Security-Policy", ""))
    yield from _cookies(response.cookies)
    if not is_static:
        yield from _kept_nowhere(response)
        yield from _type(response)
        yield from _marked_as_file(request, response)
    yield from _place(request, response.get("Location", ""))
    yield from _page(response)


def _headers(response, wanted):
    for name, value in wanted.items():
        if response.get(name) != value:
            yield f"{name} is {response.get(name)!r}, not {value!r}"


def _policy(policy):
    rules = dict(rule.partition(" ")[::2] for rule in policy.split("; "))
    if rules.get("frame-ancestors") != "'none'":
        yield f"Content-Security-Policy lets it be framed: {policy!r}"
    if rules.get("default-src") not in ("'self'", "'none'") or "unsafe" in policy or "http" in policy:
        yield f"Content-Security-Policy is too wide: {policy!r}"


def _cookies(cookies):
    for name, cookie in cookies.items():
        wanted = {
            "path": "/",
            "domain": "",
            "samesite": "Lax",
            "secure": settings.SESSION_COOKIE_SECURE or "",
            "httponly": "" if name in READ_BY_SCRIPT else True,
        }
        # A cookie that is taken back needs no more than its name and place.
        found = {flag: cookie[flag] for flag in wanted} if cookie.value else wanted
        if name not in COOKIES or found != wanted:
            yield f"the cookie {name} is not one of ours, or is not shut in: {cookie.OutputString()}"


def _kept_nowhere(response):
    kept = {part.strip() for part in response.get("Cache-Control", "").split(",")}
    if not {"no-store", "private"} <= kept:
        yield f"Cache-Control is {response.get('Cache-Control')!r}"


def _type(response):
    has_body = response.streaming or response.content
    if has_body and response.get("Content-Type") not in TYPES:
        yield f"Content-Type is {response.get('Content-Type')!r}"


def _marked_as_file(request, response):
    """Every address that gives a file for the asking is closed to other sites (careplans/views/other_sites.py)."""
    kind = response.get("Content-Type", "").partition(";")[0]
    if kind.startswith(("text/", "application/json", "application/problem")) or response.status_code not in (200, 206):
        return
    view = getattr(request.resolver_match, "func", None)
    is_ours = request.method == "GET" and not kind.startswith("application/vnd.oai")
    if is_ours and kind and not getattr(view, "gives_a_file", False):
        yield f"{kind} is given to any site that asks: the view is not marked gives_a_file"


def _place(request, location):
    to = urlsplit(location)
    ours = {request.META.get("HTTP_HOST"), "testserver", urlsplit(settings.PUBLIC_URL).netloc}
    if to.netloc and to.netloc not in ours:
        yield f"it leads to {to.netloc}"


def _page(response):
    if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        return
    page = response.content
    yield from (f"the page holds {tag.decode()}" for tag in FORBIDDEN_TAGS if tag in page)
    is_doubtful = any(sign in page for sign in SIGNS) or HANDLER.search(page)
    if is_doubtful and (found := FORBIDDEN_IN_PAGES.search(page)):
        yield f"the page holds {found[0][:80]!r}"
