"""Why trust changed, in words (R-TRUST)."""

from typing import Final

from game.rules.events import TrustCause

TRUST_CAUSE: Final = {
    TrustCause.EVIDENCE: "useful evidence",
    TrustCause.ANSWER: "a timely answer",
    TrustCause.CAVEAT: "caveats kept to the end",
    TrustCause.TRAINING: "training together",
    TrustCause.MINISTERIAL: "a ministerial meeting",
    TrustCause.LIAISON: "a liaison officer at work beside it",
    TrustCause.BREACH: "a breach that was found",
    TrustCause.WITNESS: "a breach seen by others",
    TrustCause.COMPROMISE: "a compromised report, for having held it or passed it on",
    TrustCause.COMPROMISE_BACK: "a shared report lost",
    TrustCause.IGNORED: "a request left without answer",
    TrustCause.DECLINED: "a request declined",
    TrustCause.PUSH: "a report pushed without need",
    TrustCause.WRONG: "a wrong response",
    TrustCause.FALSE_KNOWN: "a report passed on although known to be false",
    TrustCause.DRIFT: "time",
    TrustCause.INJECT: "events of the exercise",
}
