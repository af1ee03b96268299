package dev.wadi.sandbox.tickets;

import dev.wadi.sandbox.day.chance.Dice;
import java.util.List;
import java.util.Locale;

/**
 * Somebody who asks for help: the same person for the same number, though not always spelled the same.
 *
 * @param email a well-formed address
 * @param phone empty where unknown, as the company
 */
public record Requester(int number, String name, String email, String phone, String company) {

    private static final List<String> GIVEN = List.of(
            "Maria",
            "José",
            "Zoë",
            "Jürgen",
            "Łukasz",
            "Søren",
            "Nguyễn",
            "İpek",
            "Анна",
            "Дмитрий",
            "Ελένη",
            "محمد",
            "נועה",
            "अदिति",
            "さくら",
            "小明",
            "지우",
            "สมชาย",
            "O'Neil",
            "Jean-Luc");

    private static final List<String> FAMILY = List.of(
            "Silva",
            "Muñoz",
            "van der Berg",
            "Weiß",
            "Kowalski",
            "Ødegård",
            "Thị Hương",
            "Yılmaz",
            "Иванова",
            "Соколов",
            "Παπαδοπούλου",
            "الهاشمي",
            "לוי",
            "शर्मा",
            "田中",
            "王",
            "김",
            "ใจดี",
            "St. John",
            "Müller-Lüdenscheidt");

    private static final List<String> GIVEN_IN_ADDRESSES = List.of(
            "maria",
            "jose",
            "zoe",
            "juergen",
            "lukasz",
            "soren",
            "nguyen",
            "ipek",
            "anna",
            "dmitri",
            "eleni",
            "mohamed",
            "noa",
            "aditi",
            "sakura",
            "xiaoming",
            "jiwoo",
            "somchai",
            "oneil",
            "jean-luc");

    private static final List<String> DOMAINS =
            List.of("mail.example", "post.example", "example.com", "example.org", "example.net", "shop.acme.example");

    private static final List<String> COMPANIES = List.of(
            "Acme",
            "Smith, Jones & \"Sons\" Ltd",
            "Bäckerei Grün GmbH & Co. KG",
            "ООО «Ромашка»",
            "株式会社サンプル",
            "L'Épicerie d'à côté",
            "Αθηναϊκή Α.Ε.",
            "שוק הכרמל",
            "مكتبة النيل",
            "Null Island Trading",
            "50/50 Farms");

    private static final double TICKETS_PER_REQUESTER = 4 / 0.85; // of all records, some 85 in 100 open a ticket

    /** Requesters nobody else knows, for a day of tickets alone: about four tickets each. */
    static TicketDay.Requesters madeUp(long seed) {
        return new TicketDay.Requesters() {
            @Override
            public int count(int records) {
                return Math.max(1, (int) (records / TICKETS_PER_REQUESTER));
            }

            @Override
            public Requester of(int number) {
                return Requester.of(seed, number);
            }
        };
    }

    /** The person with a number. */
    static Requester of(long seed, int number) {
        var dice = Dice.of(seed, number);
        var given = dice.between(0, GIVEN.size() - 1);
        var email = GIVEN_IN_ADDRESSES.get(given) + "." + number + "@" + dice.oneOf(DOMAINS);
        var phone = dice.permille(400) ? "" : "+1 202 555 01" + dice.between(10, 99);
        var company = dice.permille(550) ? "" : dice.oneOf(COMPANIES);
        return new Requester(number, GIVEN.get(given) + " " + dice.oneOf(FAMILY), email, phone, company);
    }

    /** The address as it comes in: now and then capitalised, or with spaces around it. */
    String emailAsTyped(Dice dice) {
        var roll = dice.between(1, 100);
        if (roll <= 60) {
            return email;
        }
        if (roll <= 72) {
            return email.substring(0, 1).toUpperCase(Locale.ROOT) + email.substring(1);
        }
        var typed = roll <= 82 ? email.toUpperCase(Locale.ROOT) : email;
        return roll <= 78 ? typed : " ".repeat(dice.between(0, 2)) + typed + " ".repeat(dice.between(1, 2));
    }
}
