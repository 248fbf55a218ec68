package dev.dormouse.compiler.weave;

/** A coroutine that cannot be woven. Carries what the user is told. */
@SuppressWarnings("serial")
final class Refused extends RuntimeException {

    final String code;
    final Coroutine coroutine;
    final String owner;
    final String source;
    final int line;

    Refused(String code, Coroutine coroutine, int line, String message) {
        super(message);
        this.code = code;
        this.coroutine = coroutine;
        this.owner = coroutine.owner.name;
        this.source = coroutine.owner.sourceFile;
        this.line = line;
    }
}
