package dev.wadi.sandbox.tickets;

import dev.wadi.sandbox.day.chance.Dice;
import java.util.List;

/** What people write when something does not work, in many scripts, and what they paste that nobody expects in a CSV. */
final class Phrases {

    private static final List<String> COMPLAINTS = List.of(
            "Cannot log in",
            "Refund, please",
            "Order arrived damaged",
            "Invoice shows the wrong address",
            "\"Payment failed\" although I was charged",
            "Gutschein wird nicht angenommen",
            "Où est ma commande ?",
            "¿Cómo cambio mi contraseña?",
            "Не приходит письмо",
            "Δεν λειτουργεί η σύνδεση",
            "لم يصل الطلب بعد",
            "ההזמנה לא הגיעה",
            "लॉगिन नहीं हो रहा",
            "ログインできません",
            "发票抬头错误",
            "결제가 두 번 됐어요",
            "ยังไม่ได้รับสินค้า",
            "App crashes 😡📱",
            "-50 % voucher not applied",
            "=SUM(A1:A2) shows in my export");

    private static final List<String> SENTENCES = List.of(
            "Hello, I ordered two weeks ago, and nothing has arrived.",
            "The page says \"try again later\", and it has said so since Monday.",
            "It works on my phone, not on my laptop.",
            "Please call me back; I am at work until five.",
            "Ich habe schon dreimal geschrieben, bitte um Rückmeldung.",
            "Merci de me répondre dès que possible.",
            "Gracias, ¡son muy amables!",
            "Подскажите, пожалуйста, что делать?",
            "Ευχαριστώ πολύ για τη βοήθεια.",
            "شكرا جزيلا على المساعدة.",
            "תודה רבה על העזרה.",
            "कृपया जल्दी उत्तर दें।",
            "お手数ですが、ご確認をお願いします。",
            "麻烦尽快处理,谢谢!",
            "빠른 답변 부탁드립니다.",
            "ขอบคุณครับ",
            "Thanks 🙏🏽 from the whole family 👨‍👩‍👧‍👦, you are the best 🇧🇷",
            "It is at C:\\temp\\new\\report.csv, see the \\N and the \\. in it.",
            "Column one\tcolumn two\tcolumn three",
            "He said \"\"\"really\"\"\", with three quotes.",
            "cafe\u0301 is not café, or is it?",
            "T-000001,2026-01-01T00:00:00Z,looks like a line of its own",
            "null",
            "--",
            "<b>Regards</b> &amp; best wishes");

    private static final List<String> BREAKS = List.of(" ", " ", " ", "\n", "\n\n", "\r\n");
    private static final int MOST_SENTENCES = 6;

    private Phrases() {}

    /** A subject; now and then as long as a subject may be. */
    static String subject(Dice dice) {
        var subject = dice.oneOf(COMPLAINTS) + " #" + dice.between(1_000, 99_999);
        if (dice.permille(5)) {
            return subject + ".".repeat(Column.LONGEST_SUBJECT - subject.length());
        }
        return dice.permille(100) ? "Re: " + subject : subject;
    }

    /** A body: usually a few sentences, sometimes nothing, rarely a page of pasted log. */
    static String body(Dice dice) {
        if (dice.permille(10)) {
            return "";
        }
        var body = new StringBuilder();
        for (var left = dice.between(1, MOST_SENTENCES); left > 0; left--) {
            body.append(body.isEmpty() ? "" : dice.oneOf(BREAKS)).append(dice.oneOf(SENTENCES));
        }
        if (dice.permille(8)) {
            for (var line = dice.between(20, 120); line > 0; line--) {
                body.append("\n2026-01-05 08:00:").append(dice.between(10, 59)).append(" WARN retry=");
                body.append(line).append(", reason=\"timeout\"");
            }
        }
        return body.toString();
    }
}
