package dev.wadi.sandbox.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A flow as a picture: nodes in columns, as high as what goes through them, and ribbons between them, as wide as what goes
 * from one to the other. What is very little is drawn a little wider than it is, so that it can be seen.
 */
final class Sankey {

    private static final double LEAST = 2;
    private static final double BAR = 9;
    private static final double CURVE = 0.5;

    private final Shape shape;
    private final List<List<Node>> columns = new ArrayList<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Ribbon> ribbons = new ArrayList<>();

    /**
     * How it is drawn.
     *
     * @param bars   where the bar of each column begins, from the left
     * @param label  the height that the label of a node needs
     * @param inside whether the labels of the outer columns stand on the ribbons, for want of room beside them
     */
    record Shape(int width, int height, List<Integer> bars, int label, boolean inside) {

        static final Shape WIDE = new Shape(1040, 470, List.of(168, 500, 812), 34, false);
        static final Shape NARROW = new Shape(360, 600, List.of(0, 140, 351), 36, true);

        Shape {
            bars = List.copyOf(bars);
        }
    }

    Sankey(Shape shape) {
        this.shape = shape;
    }

    /** A column further right, of the nodes put after this. */
    Sankey column() {
        columns.add(new ArrayList<>());
        return this;
    }

    /**
     * A node of the latest column.
     *
     * @param colour the class that gives it one
     * @param note   what stands under its name
     */
    Sankey node(String name, String colour, long value, String note) {
        var node = new Node(name, colour, value, note, columns.size() - 1);
        columns.get(columns.size() - 1).add(node);
        nodes.put(name, node);
        return this;
    }

    /** A ribbon between two nodes that are there. */
    Sankey flow(String from, String to, long value, String colour) {
        if (value > 0) {
            ribbons.add(new Ribbon(node(from), node(to), value, colour));
        }
        return this;
    }

    /** The drawing. */
    String svg(String title, String description) {
        place();
        var svg = new StringBuilder(Html.format(
                "<svg class=\"%s\" viewBox=\"0 0 %d %d\" role=\"img\"><title>%s</title><desc>%s</desc>%n",
                shape.inside ? "narrow" : "wide", shape.width, shape.height, Html.text(title), Html.text(description)));
        ribbons.forEach(ribbon -> svg.append(ribbon(ribbon)));
        nodes.values().forEach(node -> svg.append(bar(node)));
        nodes.values().forEach(node -> svg.append(label(node)));
        return svg.append("</svg>\n").toString();
    }

    private Node node(String name) {
        var node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no node " + name);
        }
        return node;
    }

    /** Each column in the middle; a node that is lower than its label gets the room of the label. */
    private void place() {
        var most = columns.stream()
                .mapToLong(column -> column.stream().mapToLong(Node::value).sum())
                .max()
                .orElse(1);
        var nodesOfLongest = columns.stream().mapToInt(List::size).max().orElse(1);
        var scale = (shape.height - (double) nodesOfLongest * shape.label) / Math.max(1, most);
        for (var column : columns) {
            column.forEach(node -> node.height = Math.max(LEAST, node.value * scale));
            var needed = column.stream().mapToDouble(this::room).sum();
            var gap = (shape.height - needed) / (column.size() + 1);
            var y = gap;
            for (var node : column) {
                node.y = y + (room(node) - node.height) / 2;
                y += room(node) + gap;
            }
        }
    }

    private double room(Node node) {
        return Math.max(shape.label, node.height);
    }

    private String ribbon(Ribbon ribbon) {
        var from = ribbon.from;
        var to = ribbon.to;
        var atFrom = from.height * ribbon.value / Math.max(1, from.value);
        var atTo = to.height * ribbon.value / Math.max(1, to.value);
        var left = x(from) + BAR;
        var right = (double) x(to);
        var middle = left + (right - left) * CURVE;
        var top = from.y + from.taken;
        var end = to.y + to.filled;
        from.taken += atFrom;
        to.filled += atTo;
        return Html.format(
                "<path class=\"ribbon %s\" d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fV%.1fC%.1f %.1f %.1f %.1f %.1f %.1fZ\"/>%n",
                ribbon.colour,
                left,
                top,
                middle,
                top,
                middle,
                end,
                right,
                end,
                end + Math.max(1, atTo),
                middle,
                end + Math.max(1, atTo),
                middle,
                top + Math.max(1, atFrom),
                left,
                top + Math.max(1, atFrom));
    }

    private String bar(Node node) {
        return Html.format(
                "<rect class=\"bar %s\" x=\"%d\" y=\"%.1f\" width=\"%.0f\" height=\"%.1f\"/>%n",
                node.colour, x(node), node.y, BAR, node.height);
    }

    private String label(Node node) {
        var first = node.column == 0;
        var last = node.column == columns.size() - 1;
        var leftOfBar = shape.inside ? last : first;
        var x = leftOfBar ? x(node) - 8 : x(node) + BAR + 8;
        var y = node.y + node.height / 2;
        return Html.format(
                "<text x=\"%.0f\" y=\"%.1f\"%s><tspan class=\"name\">%s</tspan><tspan class=\"note\" x=\"%.0f\" dy=\"1.25em\">%s</tspan></text>%n",
                x, y - 2, leftOfBar ? " text-anchor=\"end\"" : "", Html.text(node.name), x, Html.text(node.note));
    }

    private int x(Node node) {
        return shape.bars.get(node.column);
    }

    private record Ribbon(Node from, Node to, long value, String colour) {}

    private static final class Node {

        private final String name;
        private final String colour;
        private final long value;
        private final String note;
        private final int column;
        private double y;
        private double height;
        private double taken;
        private double filled;

        Node(String name, String colour, long value, String note, int column) {
            this.name = name;
            this.colour = colour;
            this.value = value;
            this.note = note;
            this.column = column;
        }

        long value() {
            return value;
        }
    }
}
