"""What troubleshooting announces; other apps listen.

Every signal is sent inside the transaction that made the change, but for the last with `session`
(a FlowSession) as keyword argument, so what a listener writes is kept or undone with it. A listener
that has to tell somebody outside does so on commit.
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

# session: it got an outcome, or its outcome changed. With `answers`
# (`troubleshooting.flow.answers.Answers`) where they were read already.
session_finished = Signal()

# sessions (a tuple of primary keys): they ended long ago, and are deleted next. What a listener
# keeps of what people did in them has to go too, or they stay: what it raises undoes the deletion.
sessions_forgotten = Signal()
