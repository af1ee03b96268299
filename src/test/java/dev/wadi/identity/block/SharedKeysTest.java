package dev.wadi.identity.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedKeysTest {

    private final SharedKeys shared = new SharedKeys(4);

    @Test
    void whatSharesSeveralKeysOutweighsWhatSharesARarerOne() {
        shared.add(7, 5);
        shared.add(3, 3);
        shared.add(9, 4);
        shared.add(3, 3);

        assertThat(shared.heaviest(1)).containsExactly(3);
        assertThat(shared.heaviest(2)).containsExactly(3, 7);
    }

    @Test
    void ofThoseThatShareAsMuchTheLowerComeFirst() {
        for (int row = 99; row >= 0; row--) {
            shared.add(row, 2.0004);
        }
        shared.add(70, 0.0001);

        assertThat(shared.heaviest(3)).containsExactly(0, 1, 2);
    }

    @Test
    void fewAreAllThatThereAre() {
        shared.add(5, 1);
        shared.add(2, 9);

        assertThat(shared.heaviest(60)).containsExactly(2, 5);
        assertThat(new SharedKeys(4).heaviest(60)).isEmpty();
    }
}
