"""A real SMTP receiver for trying out and for tests: every mail becomes a file, and nothing is passed on.

python -m deploy.local.mailbox FOLDER PORT
"""

import asyncio
import itertools
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from deploy.local.places import private, write_private

LARGEST_MAIL = 10 * 1024 * 1024
LONGEST_LINE = 64 * 1024
PATIENCE = 60
ADDRESS = re.compile(r"(?:FROM|TO):\s*<([^<>\s]*)>", re.IGNORECASE)
_numbers = itertools.count(1)


@dataclass
class Envelope:
    """Who a mail is from and whom it is for, as told to the server."""

    sender: str | None = None
    recipients: list = field(default_factory=list)


async def receive_mail(folder, port):
    """Listen on a loopback port; returns the listening server."""
    private(folder)

    async def converse(reader, writer):
        try:
            await Conversation(reader, writer, folder).hold()
        except (ConnectionError, TimeoutError, ValueError):
            return  # The other side has gone, or sends a line without end: nothing was kept, so it will send again.
        finally:
            writer.close()

    return await asyncio.start_server(converse, "127.0.0.1", port, limit=LONGEST_LINE)


class Conversation:
    """One connection, by RFC 5321."""

    def __init__(self, reader, writer, folder):
        self.reader, self.writer, self.folder = reader, writer, folder
        self.envelope = Envelope()

    async def hold(self):
        """Answer commands until the other side says QUIT or leaves."""
        await self.answer("220 golden-ticket mailbox")
        while line := await self.line():
            verb, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
            if verb.upper() == "QUIT":
                await self.answer("221 Goodbye")
                return
            await self.obey(verb.upper(), rest)

    async def obey(self, verb, rest):
        """Do what one command says."""
        if verb == "DATA":
            return await self.take_mail()
        if verb in ("HELO", "EHLO", "RSET", "NOOP"):
            self.envelope = self.envelope if verb == "NOOP" else Envelope()
            return await self.answer("250-golden-ticket mailbox\r\n250 8BITMIME" if verb == "EHLO" else "250 OK")
        address = ADDRESS.match(rest)
        if verb == "MAIL" and address:
            self.envelope = Envelope(sender=address[1])
        elif verb == "RCPT" and address and self.envelope.sender is not None:
            self.envelope.recipients.append(address[1])
        else:
            return await self.answer("503 Not now, or not a command of this mailbox")
        return await self.answer("250 OK")

    async def take_mail(self):
        """Keep the mail in a file, and only then say that it has been taken."""
        if not self.envelope.recipients:
            return await self.answer("503 Say who it is for first")
        await self.answer("354 Go on, end with a single dot")
        lines = await self.body()
        if lines is None:
            return await self.answer("552 Too large")
        keep(self.folder, self.envelope, b"".join(lines))
        self.envelope = Envelope()
        return await self.answer("250 Kept")

    async def body(self):
        """The lines of one mail with their extra dots taken away; None where there are too many."""
        lines, size = [], 0
        while (line := await self.line()) != b".\r\n":
            if not line:
                raise ConnectionResetError
            size += len(line)
            if size <= LARGEST_MAIL:
                lines.append(line[1:] if line.startswith(b".") else line)
        return lines if size <= LARGEST_MAIL else None

    async def line(self):
        return await asyncio.wait_for(self.reader.readline(), PATIENCE)

    async def answer(self, text):
        self.writer.write(f"{text}\r\n".encode())
        await self.writer.drain()


def keep(folder, envelope, mail):
    """Write one mail to a file whose name sorts by time; who it was really for stands in its first lines."""
    name = f"{time.strftime('%Y%m%d-%H%M%S')}-{next(_numbers):05d}.eml"
    heads = f"X-Envelope-From: {envelope.sender}\r\nX-Envelope-To: {', '.join(envelope.recipients)}\r\n"
    write_private(folder / name, heads.encode() + mail)


async def stay_open(folder, port):
    """Receive until the process is told to stop."""
    server = await receive_mail(folder, port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(stay_open(Path(sys.argv[1]), int(sys.argv[2])))
