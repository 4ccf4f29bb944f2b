"""The help desk: questions of organizations' users by age, claimed, answered, passed on to their liaison."""
