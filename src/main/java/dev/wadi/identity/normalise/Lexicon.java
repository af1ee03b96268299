package dev.wadi.identity.normalise;

import java.util.concurrent.ConcurrentHashMap;

/** Keeps one token per word while a population is read, so that a million Smiths are one. Safe for many threads. */
public final class Lexicon {

    private final ConcurrentHashMap<String, Token> tokens = new ConcurrentHashMap<>();
    private final int limit;

    public Lexicon(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a lexicon keeps at least one word, not " + limit);
        }
        this.limit = limit;
    }

    /** The token of a folded word; kept for the next time while there is room. */
    public Token token(String word) {
        var known = tokens.get(word);
        if (known != null) {
            return known;
        }
        var fresh = new Token(word);
        if (tokens.size() >= limit) {
            return fresh;
        }
        var first = tokens.putIfAbsent(word, fresh);
        return first == null ? fresh : first;
    }
}
