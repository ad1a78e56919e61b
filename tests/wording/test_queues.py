"""An arrival is told with what makes it late: a queue, the traffic of others, the end of the exercise."""

from dataclasses import replace

from game.rules.codes import ChannelKind
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.preview import Delivery, Hint, Legality, OrderPreview
from game.rules.reasons import Reason
from game.rules.view import Channel
from game.wording import terms
from game.wording.outlook import Outlook, ends
from game.wording.queues import hours, on_the_way, waits
from tests.ui.scenes.fake_catalogue import CATALOGUE
from tests.ui.scenes.fake_views import crowded


def platform(**changes: int) -> Channel:
    """The platform of the plan, with so much before it."""
    channel = next(c for c in crowded().channels if c.kind == ChannelKind.PLATFORM)
    return replace(channel, **changes)  # type: ignore[arg-type]


def told(arrives: int, channel: Channel, kind: Kind = Kind.SHARE) -> list[str]:
    view = crowded()
    shown = replace(view, channels=tuple(channel if c.channel == channel.channel else c for c in view.channels))
    delivery = Delivery(1, Reason.ACCEPTED, arrives, True, False)
    preview = OrderPreview(Hint(Legality.LEGAL, Reason.ACCEPTED), 1, (delivery,), (), 0, 0, 0, ())
    columns = {"channel": channel.channel, "to": 1 << 1}
    return [line.text for line in on_the_way(Outlook(CATALOGUE, shown, Doctrine()), kind, columns, preview)]


def test_what_waits_before_a_report_adds_to_its_hours() -> None:
    free = platform(backlog=0, capacity=8, latency=1)
    assert (waits(free, [1]), hours(free, [1])) == (0, 1)
    assert hours(replace(free, backlog=17), [1]) == 13
    full = replace(free, toward=tuple(replace(w, left=0) for w in free.toward))
    assert hours(full, [1]) == 7, "full for this turn, though nothing waits from before"


def test_a_line_on_which_nothing_waits_tells_that_others_may_fill_it() -> None:
    now = crowded().clock.tick
    (line,) = told(now + 1, platform(latency=1, backlog=0, capacity=3))
    name = CATALOGUE.channels[platform().channel].name
    others = "What others send this turn may go first, and make it later."
    assert line == f"{name} carries 3 a turn, for all its members. {others}"
    assert told(now + 1, platform(latency=1, backlog=0, kind=ChannelKind.NOTE)) == [], "a note is the sender's own"


def test_a_queue_is_told_with_its_length_and_that_others_may_come_first() -> None:
    now = crowded().clock.tick
    (line,) = told(now + 13, platform(latency=1, backlog=17, capacity=8))
    name = CATALOGUE.channels[platform().channel].name
    assert line.startswith(f"{name} carries 8 a turn, and 17 of earlier turns still wait there: this takes 2 turns")
    assert line.endswith("What others send this turn may go first, and make it later.")
    (own,) = told(now + 7, platform(latency=1, backlog=0, capacity=8, kind=ChannelKind.NOTE))
    assert own.endswith("carries 8 a turn: this takes 1 turn longer for it.")


def test_what_arrives_after_the_end_is_said_to_be_too_late() -> None:
    end = ends(crowded())
    free = platform(latency=end - crowded().clock.tick, backlog=0, kind=ChannelKind.NOTE)
    assert told(end - 1, replace(free, latency=free.latency - 1)) == []
    reached = CATALOGUE.nations[1].name
    assert told(end, free) == [f"The exercise ends {terms.clock(end)}: it reaches {reached} too late to be read."]
    assert told(end, free, Kind.ANSWER)[0].endswith("As an answer it is in time all the same.")
