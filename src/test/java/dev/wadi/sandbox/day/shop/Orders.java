package dev.wadi.sandbox.day.shop;

import dev.wadi.sandbox.day.chance.Dice;
import dev.wadi.sandbox.day.chance.Permutation;
import dev.wadi.sandbox.day.chance.Timetable;
import dev.wadi.sandbox.day.truth.Dirt;
import dev.wadi.sandbox.day.truth.Flaw;
import dev.wadi.sandbox.day.truth.FlawCode;
import dev.wadi.sandbox.day.truth.RecordTruth;
import dev.wadi.sandbox.day.truth.Spoil;
import dev.wadi.sandbox.day.truth.Told;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The orders of the shop: few customers order often, many once or never. */
public final class Orders {

    public static final String STREAM = "orders.order";

    /** What becomes of an order, from left to right. */
    public static final List<String> STATUSES = List.of("placed", "paid", "shipped", "delivered", "returned");

    /** What orders are paid in. */
    public static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "JPY", "PLN", "SEK", "BRL");

    /** The most characters of a note. */
    public static final int LONGEST_NOTE = 500;

    private static final int SHIPPED = 2;
    private static final int CHANGED_PERMILLE = 150;
    private static final int DELETED_PERMILLE = 60;
    private static final int DAY = 86_400;
    private static final List<String> NOTES = List.of(
            "Please ring twice",
            "Leave with the neighbour, \"Müller\"",
            "Línea uno\nLínea dos",
            "配達は午後に",
            "Gift!\r\nNo invoice inside, please");

    private static final List<Spoil> SPOILS = List.of(
            Spoil.of(FlawCode.FIELD_MISSING, "order_number", "", "  "),
            Spoil.of(FlawCode.FIELD_FORMAT, "order_number", "4711", "O-1", "order 12345678", "o-12345678"),
            Spoil.of(FlawCode.FIELD_NOT_ALLOWED, "status", "lost", "Paid", "9"),
            Spoil.of(FlawCode.FIELD_NOT_ALLOWED, "currency", "XXX", "EURO", "BTC", "usd"),
            Spoil.of(FlawCode.NUMBER_OUT_OF_RANGE, "total", "-12.50", "-0.01", "-999.00"),
            Spoil.of(
                    FlawCode.FIELD_TOO_LONG,
                    "note",
                    "Ring, then wait. ".repeat(40).strip()),
            Spoil.of(FlawCode.SHIPPED_BEFORE_PLACED, "shipped_at", "2019-06-01T10:00:00Z"),
            Spoil.of(FlawCode.NUMBER_OUT_OF_RANGE, "lines/0/quantity", "0", "-1"));

    private final Customers customers;
    private final int orders;
    private final long seed;
    private final int[] buyers;
    private final Permutation ids;

    public Orders(Customers customers, int orders, long seed) {
        this.customers = customers;
        this.orders = orders;
        this.seed = seed;
        this.buyers = customers.records().toArray();
        this.ids = new Permutation(Math.max(1, orders), seed + 1);
    }

    /** What the day begins with. */
    public Stream<Told<ShopOrder>> initial() {
        return IntStream.range(0, buyers.length == 0 ? 0 : orders)
                .mapToObj(record -> told(record, 0, Timetable.START, false));
    }

    /** What becomes of them, in the order of time. */
    public Stream<Told<ShopOrder>> changes() {
        var records = IntStream.range(0, buyers.length == 0 ? 0 : orders);
        return Timetable.of(seed + 2, records, CHANGED_PERMILLE, DELETED_PERMILLE).stream()
                .map(planned -> told(planned.record(), planned.version(), planned.at(), planned.deletes()));
    }

    private Told<ShopOrder> told(int record, int version, Instant at, boolean deleted) {
        var dice = Dice.of(seed + 3, record);
        var buyer = buyers[(int) ((long) dice.between(0, buyers.length - 1) * dice.between(1, 1_000) / 1_000)];
        var lines = Catalogue.lines(dice);
        var since = dice.permille(800) ? dice.between(60, DAY) : dice.between(DAY, 60 * DAY);
        var placed = Timetable.START.minusSeconds(since).plusNanos(dice.between(0, 999_999) * 1_000L);
        var updated = placed.plusSeconds(dice.between(0, since / 2));
        var status = Math.min(version + dice.between(0, STATUSES.size() - 1), STATUSES.size() - 1);
        var columns = new LinkedHashMap<String, String>();
        columns.put("order_number", "O-" + (10_000_000 + ids.of(record)));
        columns.put("status", STATUSES.get(status));
        columns.put("currency", dice.oneOf(CURRENCIES));
        columns.put("total", Catalogue.total(lines).toPlainString());
        columns.put("note", dice.permille(150) ? dice.oneOf(NOTES) : "");
        columns.put("shipped_at", status >= SHIPPED ? updated.toString() : "");
        var dirt = columns.getOrDefault("note", "").contains("\n") ? Set.of(Dirt.NEWLINE_IN_FIELD) : Set.<Dirt>of();
        var fate = Dice.of(seed + 113L * (version + 1), record);
        var flaws = fate.permille(Customers.BAD_PERMILLE) ? Spoil.some(SPOILS, columns, fate) : List.<Flaw>of();
        var order = order(record, buyer, columns, placed, version == 0 ? updated : at, lines);
        var id = Long.toString(order.orderId());
        return new Told<>(
                at, order, new RecordTruth(STREAM, id, version, "", customers.entity(buyer), deleted, flaws, dirt));
    }

    private ShopOrder order(
            int record, int buyer, Map<String, String> columns, Instant placed, Instant updated, List<ShopLine> lines) {
        var shipping = customers.shipping(buyer);
        var shippedAt = columns.getOrDefault("shipped_at", "");
        return new ShopOrder(
                10_000_000L + ids.of(record),
                columns.getOrDefault("order_number", ""),
                customers.id(buyer),
                columns.getOrDefault("status", ""),
                columns.getOrDefault("currency", ""),
                new BigDecimal(columns.getOrDefault("total", "")),
                shipping.get(0),
                shipping.get(1),
                shipping.get(2),
                shipping.get(3),
                shipping.get(4),
                columns.getOrDefault("note", ""),
                placed,
                shippedAt.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(shippedAt)),
                updated,
                withQuantity(lines, columns.getOrDefault("lines/0/quantity", "")));
    }

    private static List<ShopLine> withQuantity(List<ShopLine> lines, String quantity) {
        if (quantity.isEmpty()) {
            return lines;
        }
        var spoiled = new ArrayList<>(lines);
        var first = spoiled.get(0);
        spoiled.set(
                0,
                new ShopLine(
                        first.lineNo(),
                        first.sku(),
                        first.title(),
                        Integer.parseInt(quantity),
                        first.unitPrice(),
                        first.amount()));
        return spoiled;
    }
}
