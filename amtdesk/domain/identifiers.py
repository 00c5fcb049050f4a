"""The numbers by which records know each other."""

from typing import NewType

QuestionId = NewType("QuestionId", int)
TemplateId = NewType("TemplateId", int)
GroupId = NewType("GroupId", int)
RoundId = NewType("RoundId", int)
VisitId = NewType("VisitId", int)
PostId = NewType("PostId", int)
ApprovalId = NewType("ApprovalId", int)
AnswerApprovalId = NewType("AnswerApprovalId", int)
DelegationId = NewType("DelegationId", int)
OccasionId = NewType("OccasionId", int)
CommandId = NewType("CommandId", int)
IdeaId = NewType("IdeaId", int)
MediaId = NewType("MediaId", int)
OwnTaskId = NewType("OwnTaskId", int)
OwnDateId = NewType("OwnDateId", int)
