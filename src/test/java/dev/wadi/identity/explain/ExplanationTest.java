package dev.wadi.identity.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ExplanationTest {

    private final Explanation explanation = new Explanation(
            "m-1",
            -11,
            List.of(
                    new Contribution("birth date", "one digit off", "1980-01-02", "1980-01-03", 4.25),
                    new Contribution("phone", "same", "0300111222", "0300111222", 14.1),
                    new Contribution("city", "different", "norwood", "sutton", -1.3)),
            2.5,
            0.91);

    @Test
    void theTextNamesTheWeightiestFirstAndNoValues() {
        assertThat(explanation)
                .hasToString(
                        "same phone +14.1, birth date: one digit off +4.3, different city −1.3, as much as relatives share −2.5, "
                                + "any two records −11.0 → 0.910");
    }

    @Test
    void theBitsAreTheSumOfTheParts() {
        assertThat(explanation.bits()).isCloseTo(-11 + 4.25 + 14.1 - 1.3 - 2.5, within(1e-9));
    }

    @Test
    void theDrawingIsWellFormedAndHasABarForEachPart() throws Exception {
        var svg = Waterfall.svg(explanation);

        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));

        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(5);
        assertThat(svg).contains("probability 0.910").doesNotContain("0300111222");
    }

    @Test
    void theDrawingIsSafeInHtml() {
        var nasty = new Explanation("m", 0, List.of(new Contribution("<b>\"&", "same", "", "", 1)), 0, 0.5);

        assertThat(Waterfall.svg(nasty)).contains("&lt;b&gt;&quot;&amp;").doesNotContain("<b>");
    }
}
