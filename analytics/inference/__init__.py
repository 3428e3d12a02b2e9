"""What counts allow to say: intervals, and tests that small numbers do not fool. No Django."""
