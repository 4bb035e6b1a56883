"""The two graphs, of a model of almost no size."""

from __future__ import annotations

import math

import numpy as np
import pytest

from copilot import onnx
from copilot.asr import graphs
from copilot.asr.weights import Weights
from tests.asr.tiny_whisper import HEADS, LAYERS, MELS, VOCABULARY, WIDTH, arrays

CLOSE = 0.3
"""Of logits that spread over some units: weights have 8 bits, and what they multiply too, in this
smallest of models too."""


@pytest.fixture(scope="module")
def encode():
    graph = onnx.load_graph(graphs.encoder(Weights(arrays())))
    names = onnx.output_names(graph)

    def encoded(features, rows=None, many=None):
        rows = np.arange((features.shape[2] + 1) // 2) if rows is None else np.array(rows)
        feeds = {
            "features": features,
            "rows": rows,
            "places": rows,
            "many": np.log(np.ones(len(rows)) if many is None else many).astype(np.float32),
        }
        return dict(zip(names, graph.run(None, feeds), strict=True))

    return encoded


@pytest.fixture(scope="module")
def decoder():
    return onnx.load_graph(graphs.decoder(Weights(arrays())))


@pytest.fixture(scope="module")
def sound(encode):
    return encode(np.random.default_rng(3).normal(size=(1, MELS, 40)).astype(np.float32))


def go(decoder, sound, tokens, past=None, most=3, barred=()):
    """Logits, likeliest and what to remember, after these rows of tokens."""
    made = arrays()
    tokens = np.array(tokens)
    empty = np.zeros((len(tokens), HEADS, 0, WIDTH // HEADS), np.float32)
    past = past or {
        f"past_{one}{layer}": empty for one in ("keys", "values") for layer in range(LAYERS)
    }
    before = next(iter(past.values())).shape[2]
    places = slice(before, before + tokens.shape[1])
    mask = np.zeros(VOCABULARY, np.float32)
    mask[list(barred)] = -1e9
    embedded = made["decoder/embeddings/weight"][tokens].astype(np.float32)
    embedded += made["decoder/position_encodings/encodings"][places].astype(np.float32)
    answer = decoder.run(
        None,
        {
            "embedded": embedded,
            "rows": np.arange(tokens.shape[1]),
            "barred": mask,
            "most": np.array([most]),
            **past,
            **sound,
        },
    )
    given = dict(zip(onnx.output_names(decoder), answer, strict=True))
    kept = {name.removeprefix("new_"): one for name, one in given.items() if "past" in name}
    return given, kept


@pytest.mark.parametrize("frames", [2, 17, 40, 100])
def test_the_sound_becomes_keys_and_values_of_each_layer(encode, frames):
    heard = encode(np.zeros((1, MELS, frames), np.float32))
    assert sorted(heard) == sorted(
        f"{one}{layer}" for one in ("keys", "values") for layer in range(LAYERS)
    )
    shapes = {one.shape for one in heard.values()}
    assert shapes == {(1, HEADS, (frames + 1) // 2, WIDTH // HEADS + 1)}  # and for how many each is


def test_a_place_that_counts_for_three_is_as_three_of_it(encode):
    features = np.random.default_rng(5).normal(size=(1, MELS, 12)).astype(np.float32)
    each = encode(features, rows=[0, 1, 2, 4, 4, 4, 5, 5])
    some = encode(features, rows=[0, 1, 2, 4, 5], many=[1, 1, 1, 3, 2])
    one = encode(features, rows=[0, 1, 2, 4, 5])
    for name, heard in some.items():
        alike = each[name][:, :, [0, 1, 2, 3, 6], :-1]
        np.testing.assert_allclose(heard[..., :-1], alike, atol=CLOSE / 10)
    apart = max(np.abs(one[name] - some[name])[..., :-1].max() for name in some)
    assert apart > CLOSE / 3


def test_what_looks_things_up_in_the_sound_counts_them_too(encode, decoder):
    features = np.random.default_rng(5).normal(size=(1, MELS, 12)).astype(np.float32)
    each, _ = go(decoder, encode(features, rows=[0, 1, 2, 4, 4, 4, 5, 5]), [[4, 9]])
    some, _ = go(decoder, encode(features, rows=[0, 1, 2, 4, 5], many=[1, 1, 1, 3, 2]), [[4, 9]])
    np.testing.assert_allclose(some["logits"], each["logits"], atol=CLOSE / 3)


def test_tokens_together_are_as_tokens_one_by_one(decoder, sound):
    tokens = [4, 9, 2, 17]
    together, _ = go(decoder, sound, [tokens])
    past, alone = None, []
    for token in tokens:
        given, past = go(decoder, sound, [[token]], past)
        alone.append(given["logits"][0, -1])
    np.testing.assert_allclose(together["logits"][0], alone, atol=CLOSE)
    assert together["logits"][0].std() > 5 * CLOSE


def test_hypotheses_know_nothing_of_each_other(decoder, sound):
    both, _ = go(decoder, sound, [[4, 9], [1, 3]])
    for row, tokens in enumerate([[4, 9], [1, 3]]):
        alone, _ = go(decoder, sound, [tokens])
        np.testing.assert_allclose(both["logits"][row], alone["logits"][0], atol=CLOSE)


def test_no_token_sees_what_comes_after_it(decoder, sound):
    one, _ = go(decoder, sound, [[4, 9, 2]])
    other, _ = go(decoder, sound, [[4, 9, 20]])
    np.testing.assert_allclose(one["logits"][0, :2], other["logits"][0, :2], atol=CLOSE)
    assert np.abs(one["logits"][0, 2] - other["logits"][0, 2]).max() > CLOSE


def test_the_likeliest_come_in_order_and_are_the_last_rows(decoder, sound):
    given, _ = go(decoder, sound, [[4, 9]], most=5)
    last = given["logits"][0, -1]
    assert list(given["tokens"][0]) == list(np.argsort(-last)[:5])
    certain = last - np.log(np.exp(last).sum())
    np.testing.assert_allclose(given["chances"][0], np.sort(certain)[::-1][:5], atol=1e-4)


def test_what_is_barred_does_not_come_and_leaves_its_share_to_the_rest(decoder, sound):
    free, _ = go(decoder, sound, [[4]], most=VOCABULARY)
    first = int(free["tokens"][0, 0])
    barred, _ = go(decoder, sound, [[4]], most=VOCABULARY - 1, barred=[first])
    assert first not in barred["tokens"][0]
    assert np.exp(barred["chances"][0]).sum() == pytest.approx(1, abs=1e-4)


def test_it_is_what_whisper_is(encode, decoder, sound):
    """The same arithmetic in plain numpy, with all digits."""
    features = np.random.default_rng(3).normal(size=(1, MELS, 40)).astype(np.float32)
    made = {name: one.astype(np.float64) for name, one in arrays().items()}
    heard = plain_encoder(made, features[0].T)
    logits = plain_decoder(made, heard, [4, 9, 2])
    given, _ = go(decoder, sound, [[4, 9, 2]])
    np.testing.assert_allclose(given["logits"][0], logits, atol=2 * CLOSE)
    assert np.corrcoef(given["logits"][0].ravel(), logits.ravel())[0, 1] > 0.995


def plain_encoder(made, frames):
    x = gelu(convolved(frames, made, "encoder/conv1", 1))
    x = gelu(convolved(x, made, "encoder/conv2", 2))
    x = x + made["encoder/position_encodings/encodings"][: len(x)]
    for layer in range(LAYERS):
        name = f"encoder/layer_{layer}"
        q, k, v = np.split(linear(normal(x, made, f"{name}/self_attention/layer_norm"), made,
                                  f"{name}/self_attention/linear_0"), 3, axis=1)  # fmt: skip
        x = x + linear(attend(q, k, v, causal=False), made, f"{name}/self_attention/linear_1")
        x = x + fed(x, made, name)
    return normal(x, made, "encoder/layer_norm")


def plain_decoder(made, heard, tokens):
    x = made["decoder/embeddings/weight"][tokens]
    x = x + made["decoder/position_encodings/encodings"][: len(tokens)]
    for layer in range(LAYERS):
        name = f"decoder/layer_{layer}"
        q, k, v = np.split(linear(normal(x, made, f"{name}/self_attention/layer_norm"), made,
                                  f"{name}/self_attention/linear_0"), 3, axis=1)  # fmt: skip
        x = x + linear(attend(q, k, v, causal=True), made, f"{name}/self_attention/linear_1")
        q = linear(
            normal(x, made, f"{name}/attention/layer_norm"), made, f"{name}/attention/linear_0"
        )
        k, v = np.split(linear(heard, made, f"{name}/attention/linear_1"), 2, axis=1)
        x = x + linear(attend(q, k, v, causal=False), made, f"{name}/attention/linear_2")
        x = x + fed(x, made, name)
    return normal(x, made, "decoder/layer_norm") @ made["decoder/embeddings/weight"].T


def convolved(x, made, name, stride):
    weight = made[f"{name}/weight"]
    padded = np.pad(x, ((1, 1), (0, 0)))
    rows = [padded[at : at + 3] for at in range(0, len(x), stride)]
    return np.einsum("ntc,oct->no", np.array(rows), weight) + made[f"{name}/bias"]


def gelu(x):
    erf = np.vectorize(math.erf)
    return x * (1 + erf(x / np.sqrt(2))) / 2


def normal(x, made, name):
    even = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
    return even * made[f"{name}/gamma"] + made[f"{name}/beta"]


def linear(x, made, name):
    return x @ made[f"{name}/weight"].T + made[f"{name}/bias"]


def fed(x, made, name):
    even = normal(x, made, f"{name}/ffn/layer_norm")
    return linear(gelu(linear(even, made, f"{name}/ffn/linear_0")), made, f"{name}/ffn/linear_1")


def attend(q, k, v, *, causal):
    size = WIDTH // HEADS
    gives = []
    for head in range(HEADS):
        part = slice(head * size, (head + 1) * size)
        weight = q[:, part] @ k[:, part].T / np.sqrt(size)
        if causal:
            weight[np.triu_indices(len(q), 1)] = -np.inf
        share = np.exp(weight - weight.max(axis=1, keepdims=True))
        gives.append(share / share.sum(axis=1, keepdims=True) @ v[:, part])
    return np.concatenate(gives, axis=1)
