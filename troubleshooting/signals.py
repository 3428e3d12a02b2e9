"""What troubleshooting announces; other apps listen.

Every signal is sent inside the transaction that made the change, with `session` (a FlowSession)
as keyword argument, so what a listener writes is kept or undone with it. A listener that has to
tell somebody outside does so on commit.
"""

from django.dispatch import Signal

# session: the FlowSession, just created.
session_started = Signal()

# session, result (StepResult): an answer was given or changed. `session.outcome` is already what
# it became by that answer; it is "" again when a finished session was reopened. With `was_open` where
# a reader said it: whether the session was under way before.
step_answered = Signal()

# session, answer (QuestionAnswer): a question was answered, or answered otherwise; as above.
question_answered = Signal()

# session: it got an outcome, or its outcome changed.
session_finished = Signal()
