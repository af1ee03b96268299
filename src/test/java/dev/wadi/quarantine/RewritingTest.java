package dev.wadi.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.contract.ArrivalSpec;
import dev.wadi.contract.SourceSpec;
import dev.wadi.contract.SourceSpec.Format;
import dev.wadi.core.Page;
import dev.wadi.testkit.Pages;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewritingTest {

    private static final SourceSpec CSV = source(Format.CSV, UTF_8);
    private static final SourceSpec JSON = source(Format.JSON, UTF_8);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1,x,                 | 1,y,
                    "a, ""b""\",x,"z"     | "a, ""b""\",y,z
                    ,,                   | ,y,
                    """)
    void setsAFieldOfALineAndKeepsTheOthers(String before, String after) {
        assertThat(csv(before, Map.of("b", "y"))).isEqualTo(after);
    }

    @Test
    void quotesWhatNeedsIt() {
        assertThat(csv("1,2,3", Map.of("b", "so, \"he\" said\nand left")))
                .isEqualTo("1,\"so, \"\"he\"\" said\nand left\",3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"b":1,"c":2}            | b      | 7        | {"b":7,"c":2}
                    {"b":1.50,"c":2}         | b      | 7.250    | {"b":7.250,"c":2}
                    {"b":"1"}                | b      | 7        | {"b":"7"}
                    {"c":2}                  | b      | x        | {"c":2,"b":"x"}
                    {"b":true}               | b      | false    | {"b":false}
                    {"b":5}                  | b      | five     | {"b":"five"}
                    {"d":{"e":"x","f":1}}    | /d/e   | y        | {"d":{"e":"y","f":1}}
                    {"b":"x"}                | b      | ''       | {"b":null}
                    """)
    void setsAFieldOfAnObject(String before, String field, String value, String after) {
        assertThat(new String(
                        Rewriting.of(JSON, page(), before.getBytes(UTF_8), new Correction.Fields(Map.of(field, value))),
                        UTF_8))
                .isEqualTo(after);
    }

    @Test
    void writesInTheCharsetOfTheSource() {
        var latin = source(Format.CSV, StandardCharsets.ISO_8859_1);

        assertThat(Rewriting.of(latin, page(), new byte[0], new Correction.Text("ü")))
                .containsExactly(0xfc);
        assertThatThrownBy(() -> Rewriting.of(latin, page(), new byte[0], new Correction.Text("さ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ISO-8859-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,2           | b
            "1,2,3        | b
            1,2,3         | z
            """)
    void refusesWhatDoesNotFit(String line, String field) {
        assertThatThrownBy(() -> csv(line, Map.of(field, "y"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToSetAFieldOfWhatIsNoObject() {
        assertThatThrownBy(() ->
                        Rewriting.of(JSON, page(), "[1]".getBytes(UTF_8), new Correction.Fields(Map.of("b", "y"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String csv(String line, Map<String, String> values) {
        return new String(Rewriting.of(CSV, page(), line.getBytes(UTF_8), new Correction.Fields(values)), UTF_8);
    }

    private static Page page() {
        return Pages.aPage("a, b ,c\n1,2,3\n");
    }

    private static SourceSpec source(Format format, Charset charset) {
        return new SourceSpec("s3", format, ',', '"', charset, Optional.empty(), ArrivalSpec.AT_ONCE, Optional.empty());
    }
}
