"""The workshop kit: activities, questions and safety, compiled into run-sheets."""
