"""When a report would arrive: the way it takes, what waits there before it, and the end of the exercise (R-CHANNEL)."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.codes import NEVER, NONE, TICKS_PER_TURN, ChannelKind
from game.rules.orders import Kind
from game.rules.preview import OrderPreview
from game.rules.view import Channel
from game.wording import terms
from game.wording.outlook import Columns, Outlook, ends
from game.wording.previews import Line


def hours(channel: Channel, nations: Iterable[int]) -> int:
    """Hours that a report sent now would take to the last of the nations, with what waits there before it."""
    return channel.latency + waits(channel, nations) * TICKS_PER_TURN


def waits(channel: Channel, nations: Iterable[int]) -> int:
    """Turns that what is sent now would have to wait for capacity."""
    meant = set(nations)
    full = any(w.left <= 0 for w in channel.toward if w.nation in meant)
    return max(int(full), channel.backlog // max(channel.capacity, 1))


def on_the_way(o: Outlook, kind: Kind, columns: Columns, preview: OrderPreview) -> list[Line]:
    """What makes an arrival late, or later than foretold: a queue, traffic of others, the end of the exercise."""
    arriving = [d for d in preview.deliveries if d.arrives < NEVER]
    channel = next((c for c in o.view.channels if c.channel == columns.get("channel", NONE)), None)
    queue = _queue(o, channel, max(d.arrives for d in arriving)) if arriving and channel is not None else []
    late = [d.to for d in arriving if d.arrives >= ends(o.view)]
    return [*queue, *([_too_late(o, kind, late)] if late else [])]


def _queue(o: Outlook, channel: Channel, last: int) -> list[Line]:
    """What a channel that is shared carries, and what waits there before the order, by which its last copy arrives."""
    wait = (last - o.view.clock.tick - channel.latency) // TICKS_PER_TURN
    shared = channel.kind == ChannelKind.PLATFORM
    carries = f"{o.names.channels[channel.channel].name} carries {channel.capacity} a turn"
    others = " What others send this turn may go first, and make it later." if shared else ""
    if wait < 1 and not channel.backlog:
        return [Line(f"{carries}, for all its members.{others}")] if shared else []
    waiting = f", and {channel.backlog} of earlier turns still wait there" if channel.backlog else ""
    longer = f": this takes {wait} turn{'' if wait == 1 else 's'} longer for it" if wait > 0 else ""
    return [Line(f"{carries}{waiting}{longer}.{others}", "warn")]


def _too_late(o: Outlook, kind: Kind, late: list[int]) -> Line:
    """What arrives after the end is read by nobody."""
    end = f"The exercise ends {terms.clock(ends(o.view))}: it reaches {o.who(late)} too late to be read."
    answer = " As an answer it is in time all the same." if kind is Kind.ANSWER else ""
    return Line(end + answer, "bad")
