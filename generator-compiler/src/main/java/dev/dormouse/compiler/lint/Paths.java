package dev.dormouse.compiler.lint;

import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Which instructions of a method can only fail, and which are not the author's. */
final class Paths {

    private final InsnList code;
    private final BitSet failing = new BitSet();
    private final BitSet beside = new BitSet();

    Paths(InsnList code) {
        this.code = code;
        findFailing();
        for (AbstractInsnNode at : code) {
            if (at instanceof FieldInsnNode field && field.name.equals("$assertionsDisabled") && at.getNext() instanceof JumpInsnNode over) {
                beside.set(code.indexOf(at), code.indexOf(over.label));
            } else if (at instanceof TypeInsnNode made && isCompilersOwn(made)) {
                beside.set(code.indexOf(at), endOfThrow(at));
            }
        }
    }

    /** Whether every way on from an instruction ends in a throw. A loop is a way on for ever. */
    boolean isFailing(AbstractInsnNode at) {
        return failing.get(code.indexOf(at));
    }

    /** Whether an instruction is part of an assertion, which runs only where it is asked for, or of what a compiler adds to a switch without a default. */
    boolean isBeside(AbstractInsnNode at) {
        return beside.get(code.indexOf(at));
    }

    /** The least solution, from the throws backwards. Most jumps lead forward, so a few rounds do. */
    private void findFailing() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = code.size() - 1; i >= 0; i--) {
                if (!failing.get(i) && canOnlyFail(code.get(i))) {
                    failing.set(i);
                    changed = true;
                }
            }
        }
    }

    private boolean canOnlyFail(AbstractInsnNode at) {
        int opcode = at.getOpcode();
        if (opcode == Opcodes.ATHROW) {
            return true;
        }
        if (at instanceof JumpInsnNode jump) {
            return isFailing(jump.label) && (opcode == Opcodes.GOTO || isNextFailing(at));
        }
        if (at instanceof TableSwitchInsnNode table) {
            return isFailing(table.dflt) && table.labels.stream().allMatch(this::isFailing);
        }
        if (at instanceof LookupSwitchInsnNode lookup) {
            return isFailing(lookup.dflt) && lookup.labels.stream().allMatch(this::isFailing);
        }
        return (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) && isNextFailing(at);
    }

    private boolean isNextFailing(AbstractInsnNode at) {
        return at.getNext() != null && isFailing(at.getNext());
    }

    private boolean isCompilersOwn(TypeInsnNode made) {
        return made.getOpcode() == Opcodes.NEW && isFailing(made)
                && List.of("java/lang/MatchException", "java/lang/IncompatibleClassChangeError").contains(made.desc);
    }

    private int endOfThrow(AbstractInsnNode from) {
        int at = code.indexOf(from);
        while (at < code.size() && code.get(at).getOpcode() != Opcodes.ATHROW) {
            at++;
        }
        return at;
    }
}
