package dev.wadi.sandbox.day.shop;

import dev.wadi.sandbox.day.chance.Dice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the shop sells. */
final class Catalogue {

    private static final List<String> THINGS =
            List.of("Kettle", "Lamp", "Desk", "Tea, loose leaf", "Notebook", "27\" monitor", "Kabel", "Étagère", "茶碗");
    private static final List<String> SORTS = List.of("small", "large", "red", "blue", "\"Classic\"", "Grün");
    private static final int MOST_LINES = 5;

    private Catalogue() {}

    /** One to five lines; most orders have one or two. */
    static List<ShopLine> lines(Dice dice) {
        var lines = new ArrayList<ShopLine>();
        var many = Math.min(dice.between(1, MOST_LINES), dice.between(1, MOST_LINES));
        for (var number = 1; number <= many; number++) {
            var thing = dice.between(0, THINGS.size() - 1);
            var sort = dice.between(0, SORTS.size() - 1);
            var price = BigDecimal.valueOf(199 + thing * 1_250L + sort * 333L, 2);
            var quantity = Math.min(dice.between(1, 6), dice.between(1, 6));
            lines.add(new ShopLine(
                    number,
                    "SKU-" + (1_000 + thing * 10 + sort),
                    THINGS.get(thing) + ", " + SORTS.get(sort),
                    quantity,
                    price,
                    price.multiply(BigDecimal.valueOf(quantity))));
        }
        return lines;
    }

    static BigDecimal total(List<ShopLine> lines) {
        return lines.stream().map(ShopLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
