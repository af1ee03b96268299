package dev.wadi.identity.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {

    /** ICU itself, asked for the whole text at once. */
    private static final Transliterator WHOLE = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "중앙로 12, 서울 04524", "さくら通り 3-4 とうきょう", "人民路158号 上海，中国", "港澳台(大陆) ABC公司 B座", "שדרות רוטשילד 5 תל אביב",
                "რუსთაველის 7 თბილისი", "Աբովյան 3 Երևան", "महात्मा गांधी मार्ग १२ मुंबई", "ถนนสุขุมวิท ๔๕ กรุงเทพ",
                        "ጎዳና 6 ፭ አዲስ",
                "  北京  Ƈafé · 路 ", "中"
            })
    void wordByWordIsReadAsWhole(String text) {
        var folded = text.replace('·', ' ');

        assertThat(Scripts.latin(text)).isEqualTo(WHOLE.transliterate(folded));
    }
}
