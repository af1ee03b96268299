package dev.wadi.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void aShareIsNeverRoundedUpToAll() {
        assertThat(Html.percent(0.9999)).isEqualTo("99.9 %");
        assertThat(Html.percent(1)).isEqualTo("100.0 %");
        assertThat(Html.percent(0)).isEqualTo("0.0 %");
    }

    @Test
    void whatMeansSomethingInHtmlIsEscaped() {
        assertThat(Html.text("<a href=\"x\">&</a>")).isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
    }

    @Test
    void oneIsNotSeveral() {
        assertThat(Html.count(1, "record", "records")).isEqualTo("1 record");
        assertThat(Html.count(1_000, "record", "records")).isEqualTo("1,000 records");
    }
}
