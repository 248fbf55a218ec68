package dev.dormouse.compiler.plan;

import java.util.regex.Pattern;
import org.objectweb.asm.tree.ClassNode;

/** How what class files say is printed. They are not trusted: what would move a terminal's cursor or end a line is left out. */
final class Printed {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private Printed() {}

    static String of(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    /** A place in the source of a class: {@code Main.java:12}. */
    static String place(ClassNode owner, int line) {
        String file = of(owner.sourceFile == null ? owner.name.replace('/', '.') : owner.sourceFile);
        return line == 0 ? file : file + ":" + line;
    }
}
