"""The promise that nothing said is ever written, put to the test."""
