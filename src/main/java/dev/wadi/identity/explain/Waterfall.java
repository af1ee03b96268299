package dev.wadi.identity.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws an explanation as a waterfall in SVG: each bar begins where the one before it ended. Stateless. */
public final class Waterfall {

    private static final int WIDTH = 720;
    private static final int ROW = 26;
    private static final int LABELS = 300;
    private static final int MARGIN = 60;

    private Waterfall() {}

    private record Bar(String label, double from, double to) {}

    /** A drawing that stands by itself, without personal values; escaped for use in HTML. */
    public static String svg(Explanation explanation) {
        var bars = bars(explanation);
        double low = 0;
        double high = 0;
        for (var bar : bars) {
            low = Math.min(low, Math.min(bar.from, bar.to));
            high = Math.max(high, Math.max(bar.from, bar.to));
        }
        double scale = (WIDTH - LABELS - MARGIN) / Math.max(1, high - low);
        int height = ROW * (bars.size() + 2);
        var svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">%n",
                WIDTH,
                height));
        svg.append("<title>").append(escape(explanation.text())).append("</title>\n");
        double zero = LABELS - low * scale;
        svg.append(line(zero, height - ROW));
        for (int i = 0; i < bars.size(); i++) {
            svg.append(row(bars.get(i), i, zero, scale));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"8\" y=\"%d\" font-weight=\"bold\">probability %.3f</text>%n</svg>%n",
                height - 8,
                explanation.probability()));
        return svg.toString();
    }

    private static List<Bar> bars(Explanation explanation) {
        var bars = new ArrayList<Bar>();
        double at = 0;
        bars.add(new Bar("any two records", at, at += explanation.priorBits()));
        for (var contribution : explanation.weightiest()) {
            bars.add(new Bar(contribution.words(), at, at += contribution.bits()));
        }
        if (explanation.relatedBits() >= 0.05) {
            bars.add(new Bar("as much as relatives share", at, at -= explanation.relatedBits()));
        }
        return bars;
    }

    private static String line(double x, int height) {
        return String.format(
                Locale.ROOT, "<line x1=\"%.1f\" y1=\"8\" x2=\"%.1f\" y2=\"%d\" stroke=\"#888\"/>%n", x, x, height);
    }

    private static String row(Bar bar, int position, double zero, double scale) {
        double left = zero + Math.min(bar.from, bar.to) * scale;
        double width = Math.max(1, Math.abs(bar.to - bar.from) * scale);
        int top = 10 + position * ROW;
        return String.format(
                Locale.ROOT,
                "<text x=\"8\" y=\"%d\">%s</text><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/><text x=\"%.1f\" y=\"%d\">%s</text>%n",
                top + 14,
                escape(bar.label),
                left,
                top,
                width,
                ROW - 8,
                bar.to >= bar.from ? "#2a7f62" : "#b3412e",
                left + width + 4,
                top + 14,
                Explanation.signed(bar.to - bar.from));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
