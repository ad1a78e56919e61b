"""The rules once more, in plain Python: one game, one order and one number at a time.

It is the readable specification of the adjudication order and the target of a differential fuzz: after every turn each
field of the State must be the same here and in the arrays. It shares with the rules only their vocabulary.
"""
