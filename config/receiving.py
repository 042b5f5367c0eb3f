"""How much a request may carry, and where a file may come in at all."""

from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.shortcuts import render

IN_MEMORY = 512 * 1024
# Up to here a file that is too large is read to its end and thrown away, so that the page can say why.
MOST_OF_A_REQUEST = 150 * 1024 * 1024


class OneFileWhereItIsTaken(FileUploadHandler):
    """Takes a file only for a view marked `takes_a_file`, and never keeps more of it than the most that is allowed.

    Beyond half a megabyte it lies in a file without a name, which the system itself clears away, even after a kill.
    """

    held = None

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        found = self.request.resolver_match
        if found is None or not getattr(found.func, "takes_a_file", False):
            raise SkipFile
        self.held, self.received = SpooledTemporaryFile(max_size=IN_MEMORY), 0  # noqa: SIM115 closed with the request
        self.most = max(settings.UPLOAD_MOST_BYTES.values())

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        if self.received <= self.most:
            self.held.write(raw_data)

    def file_complete(self, file_size):
        self.held.seek(0)
        return UploadedFile(self.held, self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self):
        if self.held:
            self.held.close()


def refuse_too_much(get_response):
    """A request that says it is enormous is answered before a byte of it is read."""

    def answer(request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > MOST_OF_A_REQUEST:
            return render(request, "413.html", status=413)
        return get_response(request)

    return answer
