"""What a page of another site makes a browser send, fetch or show here: refused in one place, before any view."""

import structlog
from django.http import JsonResponse
from django.shortcuts import render

from careplans.audit import Result, Verb, record

log = structlog.get_logger(__name__)
OTHER_SITES = {"cross-site", "same-site"}
READING = {"GET", "HEAD"}
# A link that is followed, in a window of its own.
FOLLOWED = ("navigate", "document")
PROBLEM = {
    "type": "https://golden-ticket.test/problems/from_another_site",
    "code": "from_another_site",
    "title": "This cannot be asked for by a page of another site.",
    "status": 403,
}


def gives_a_file(view):
    """Mark a view whose answer is a file: it is opened from our own pages or by its typed address alone."""
    view.gives_a_file = True
    return view


class RefuseOtherSites:
    """Goes by Sec-Fetch-Site, which a browser sets and no page can. Programs and old browsers do not send it, and pass.

    From elsewhere a link to a page may be followed, and nothing more: no form, frame, picture, script or file.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        if request.headers.get("Sec-Fetch-Site") not in OTHER_SITES or is_a_link_to_a_page(request, view):
            return None
        subject = f"{request.resolver_match.url_name}: from a page of another site"
        log.warning("from_another_site")
        if request.user.is_authenticated:
            record(Verb.TRIED, by=request.user, result=Result.REFUSED, subject=subject)
        if request.path.startswith("/api/"):
            return JsonResponse(PROBLEM, status=403, content_type="application/problem+json")
        return render(request, "403_other_site.html", status=403)


def is_a_link_to_a_page(request, view):
    """Whether somebody followed a link there and comes to a page of ours."""
    followed = (request.headers.get("Sec-Fetch-Mode"), request.headers.get("Sec-Fetch-Dest"))
    return request.method in READING and followed == FOLLOWED and not getattr(view, "gives_a_file", False)
