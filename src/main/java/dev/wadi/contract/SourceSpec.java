package dev.wadi.contract;

import java.nio.charset.Charset;

/**
 * How the stream arrives.
 *
 * @param kind      the kind of source, as its route template is called: {@code s3}
 * @param format    the format of its pages: {@code csv}
 * @param delimiter what stands between two fields
 * @param quote     what a field with delimiters or line ends in it stands between
 */
public record SourceSpec(String kind, String format, char delimiter, char quote, Charset charset) {

    public SourceSpec {
        if (delimiter == quote || isLineEnd(delimiter) || isLineEnd(quote)) {
            throw new IllegalArgumentException("source: delimiter and quote must differ, and neither may end a line");
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
