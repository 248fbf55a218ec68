package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.refusal.Refusal;
import org.objectweb.asm.tree.ClassNode;

/** A coroutine that cannot be woven, or code that cannot use one. Carries what the user is told. */
@SuppressWarnings("serial")
public final class Refused extends RuntimeException {

    public final String code;
    /** {@code null} where the code of no one coroutine is at fault. */
    public final Coroutine coroutine;
    public final String owner;
    public final String source;
    public final int line;

    public Refused(String code, Coroutine coroutine, int line, String message) {
        this(code, coroutine, coroutine.owner, line, message);
    }

    private Refused(String code, Coroutine coroutine, ClassNode owner, int line, String message) {
        super(message);
        this.code = code;
        this.coroutine = coroutine;
        this.owner = owner.name;
        this.source = owner.sourceFile;
        this.line = line;
    }

    /** What is refused in sources, found in the class file of {@code owner}. */
    public Refused(Refusal refusal, ClassNode owner, int line, Object... arguments) {
        this(refusal.code(), null, owner, line, refusal.text(arguments));
    }
}
