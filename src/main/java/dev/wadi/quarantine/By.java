package dev.wadi.quarantine;

/** Who does something at the desk, and why. Both are kept with it. */
public record By(String who, String why) {

    public By {
        if (who.isBlank()) {
            throw new IllegalArgumentException("say who does it");
        }
        if (why.isBlank()) {
            throw new IllegalArgumentException("say why");
        }
    }
}
