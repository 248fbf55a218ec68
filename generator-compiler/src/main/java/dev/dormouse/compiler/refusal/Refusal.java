package dev.dormouse.compiler.refusal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Why a build is refused, as far as it can be seen without looking at class files. {@code docs/refusals.md} has an example of each; a code, once
 * given, is never given another meaning.
 */
public enum Refusal {
    PLAIN_CALL(
            "DM001",
            "coroutine %s is called from plain code, where nothing could resume it; start it through its companion, or make the caller a"
                    + " @Coroutine that passes its own port on"),
    METHOD_REFERENCE(
            "DM002",
            "a method reference makes plain code of coroutine %s, where nothing could resume it; call it in a @Coroutine, or start it through its"
                    + " companion"),
    NO_PORT(
            "DM003",
            "coroutine %s has no port to yield through; add a parameter of a @Port type, such as Yield.OfInt, Exchange or Async, or remove"
                    + " @Coroutine"),
    TWO_PORTS(
            "DM004",
            "coroutine %s has several ports: %s; a coroutine yields through exactly one. To produce values for two, declare one @Port that yields"
                    + " both; to drive a generator in here, start it through a view"),
    PORT_ESCAPES(
            "DM005",
            "port %s escapes: it is %s; a port may only be called, or passed on as the port of another coroutine. Pass on what the other code needs"
                    + " instead of the port"),
    PORT_CAPTURED(
            "DM006",
            "port %s is captured by %s, which may run when the coroutine does not; use the port in the coroutine's own body only"),
    PORT_REASSIGNED("DM007", "port %s is assigned to; a coroutine has one port for its whole life. Leave the parameter as it is"),
    FOREIGN_PORT(
            "DM008",
            "%s is called with another port than the coroutine's own, %s; only the own port leads to the one who resumes this coroutine. Pass"
                    + " the own port; to drive a generator in here, start it through a view"),
    IN_MONITOR(
            "DM009",
            "%s can sleep inside a synchronized block, and a monitor cannot be held across a sleep; move the call out of the block"),
    SYNCHRONIZED("DM010", "coroutine %s is synchronized, and a monitor cannot be held across a sleep; lock less inside it"),
    NATIVE("DM011", "coroutine %s is native, so there is no body to compile; call the native method from a coroutine"),
    ABSTRACT(
            "DM012",
            "coroutine %s is abstract, so the size of its record is not known here; give it a frame budget, @Coroutine(frame = @Frame(bytes = 64, refs = 4)), or make it a final"
                    + " method, and let plain methods differ"),
    OVERRIDES(
            "DM013",
            "%s overrides %s, and callers of a coroutine embed the record of the one they name; make the coroutine final and give the other"
                    + " method another name, or give %2$s a frame budget, @Coroutine(frame = @Frame(bytes = 64, refs = 4))"),
    LAMBDA("DM014", "this %s implements coroutine %s, whose callers do not know its size; give that a frame budget, @Coroutine(frame = @Frame(bytes = 64, refs = 4)), or write a method"),
    PORT_TYPE(
            "DM015",
            "%s cannot be the port of a generator: %s; a @Port is an interface with one method without a body. For a task, take Async itself"),
    NOT_WOVEN(
            "DM016",
            "coroutine %s was compiled without being woven; compile it again with dev.dormouse:generator-compiler on the annotation processor path"),
    COMPANION_NAME("DM017", "the companion of %s is to be called %s, and there is such a class already; give one of them another name"),
    DEPTH(
            "DM018",
            "coroutine %s states the depth %s, which %s; a depth is how many activations of a boxed coroutine may be nested, as in @Coroutine(boxed = true, depth = 10)"),
    OVERRIDES_COROUTINE("DM020", "%s is to implement coroutine %s and is none itself; annotate it with @Coroutine"),
    CONSTRUCTOR("DM020", "%s::new is to implement coroutine %s, and no constructor is a coroutine; write a lambda, which is one where it implements one, and make the object in it"),
    OTHER_FRAME("DM021", "%s has a frame budget of %s, and %s, which it overrides, one of %s; leave the budget out here, it is inherited"),
    TWO_FRAMES("DM021", "%s has a frame budget of %s, and %s, which is the same method in %s, one of %s; nothing can implement both, so give both the same budget"),
    UNAWARE(
            "DM022",
            "%s is to implement %s in %s, but has no frame budget; override it in %3$s by a @Coroutine that calls it, or give it the same budget"),
    FRAME("DM023", "the frame budget of coroutine %s %s"),
    SERIALIZABLE("DM024", "this %s implements coroutine %s and would have to be serializable, which the object that is made of it is not; write a class"),
    POOL("DM025", "coroutine %s states a pool of %s; a pool is how many of it can be started at once, as in @Coroutine(pool = 4)"),
    WIPE("DM026", "%s wipes its record, or embeds one that is to be wiped, and %s; leave out the one or the other"),
    ARENA("DM027", "%s\n%s"),
    NO_JAVAC(
            "DM030",
            "this compiler is not javac, so nothing can be woven here; compile with javac, or pass -Adormouse.weave=external and have"
                    + " `dormouse weave` weave the class files afterwards"),
    OPTION("DM031", "-A%s is not understood; %s"),
    FILE("DM032", "%s could not be read or written: %s"),
    BUDGET("DM032", "the budget %s could not be read: %s; name a file of lines Class.method = BYTES, such as the states.budget of a state report"),
    CLASS_FILE_LOST(
            "DM033",
            "the class file of %s is not where javac was to write it, %s; compile to a folder, or pass -Adormouse.weave=external and have"
                    + " `dormouse weave` weave the class files afterwards"),
    DEFECT("DM034", "a defect of the weaver, please report it: %s"),
    CONVERTING("DM067", "the method reference to %s implements coroutine %s with arguments or a result that must be converted; write a lambda that calls it"),
    TOO_LARGE("DM064", "the record of %s would take %s, and a record takes at most %s"),
    UNWOVEN(
            "DM073",
            "coroutine %s is not woven, and starting it would throw NotWoven; compile it with dev.dormouse:generator-compiler on the annotation processor path, or have"
                    + " `dormouse weave` weave its class files"),
    STALE("DM074", "%s embeds the record of %s as another build laid it out, and would fail to link with this %s; compile %s again, with this one on its class path"),
    PART_MISSING("DM075", "%s needs the %s of coroutine %s, and %s does not have it; compile both again, and have whatever shrinks the classes keep what is called"),
    CLASS_FILE("DM078", "the class file of %s cannot be understood: %s"),
    BOXED_CALL(
            "DM089",
            "%s calls %s, which is boxed, so its record is made on the heap at each call, and coroutine %s, which is noAlloc, runs that; embed the record, or give %2$s a"
                    + " reason, @Allocates(\"...\")"),
    COMPANION_ALONE(
            "DM079",
            "%s is to be woven for coroutine %s, which is woven already or is not there; compile the coroutine's class again, together with the"
                    + " companion");

    /** The reason of {@link #WIPE} where a caller keeps a frame. */
    public static final String IN_A_FRAME = "has a frame budget: who calls it by another name does not know that there are secrets in the frame";

    private final String code;
    private final String format;

    Refusal(String code, String format) {
        this.code = code;
        this.format = format;
    }

    /** The reason that there is no class file. */
    public static String notOnPath(String internalName) {
        return internalName.replace('/', '.') + " is neither among the classes nor on the class path; name the folder or jar that has it";
    }

    /** What the system has against a file, in a few words, and without its name. */
    public static String reason(IOException failed) {
        if (failed instanceof NoSuchFileException) {
            return "there is no such file";
        } else if (failed instanceof AccessDeniedException) {
            return "the system does not permit it";
        } else if (failed instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        String reason = failed instanceof FileSystemException refused ? refused.getReason() : failed.getMessage();
        return reason == null ? failed.toString() : reason;
    }

    public String code() {
        return code;
    }

    /** What is refused, why, and the way out. */
    public String text(Object... arguments) {
        return String.format(format, arguments);
    }

    /** The code, and then the text. */
    public String message(Object... arguments) {
        return write(code, text(arguments));
    }

    /** Writes what javac prints after "error: ". */
    public static String write(String code, String message) {
        return "[" + code + "] " + message;
    }
}
