/** Compiles coroutine methods into state machines: an annotation processor for javac, and the weaver that it runs. */
module dev.dormouse.compiler {
    requires transitive dev.dormouse.arena;
    requires jdk.compiler;
    requires org.objectweb.asm;
    requires org.objectweb.asm.tree;
    requires org.objectweb.asm.tree.analysis;

    exports dev.dormouse.compiler;
    exports dev.dormouse.compiler.plan;
    exports dev.dormouse.compiler.report;

    provides javax.annotation.processing.Processor with
            dev.dormouse.compiler.javac.CoroutineProcessor, dev.dormouse.compiler.javac.AnnotationClaim;
}
