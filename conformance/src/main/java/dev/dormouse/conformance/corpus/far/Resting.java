package dev.dormouse.conformance.corpus.far;

import dev.dormouse.Async;
import dev.dormouse.Coroutine;
import dev.dormouse.Frame;

/** What subclasses implement, and call, wherever they are. */
public abstract class Resting {

    /** For them alone. */
    @Coroutine(frame = @Frame(bytes = 24, refs = 2))
    protected abstract void rest(Async a, long millis);
}
