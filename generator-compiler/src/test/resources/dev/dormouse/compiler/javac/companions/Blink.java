package demo;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;

public interface Blink {

    void toggle();

    @Coroutine
    static void blink(Async a, Blink led, long periodMillis) {
        for (;;) {
            led.toggle();
            a.sleepMillis(periodMillis);
        }
    }

    @Coroutine
    @SuppressWarnings("unchecked")
    default <T extends Exception> int times(Async task, int loop, ParsersCo.Probe view, Class<? extends T>... more) throws T {
        for (int i = 0; i < loop; i++) {
            toggle();
            task.sleepMillis(1);
        }
        return loop;
    }
}
