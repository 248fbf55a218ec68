package dev.dormouse.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Golden texts of what is refused. */
final class Refusal {

    private Refusal() {
    }

    static void is(String message, Executable use) {
        is(ArenaException.class, message, use);
    }

    static void is(Class<? extends ArenaException> type, String message, Executable use) {
        ArenaException refusal = assertThrows(ArenaException.class, use);
        assertEquals(message, refusal.getMessage());
        assertEquals(type, refusal.getClass());
    }
}
