/** The words of refusals, for whoever finds the fault: javac's trees, elements, or class files. */
package dev.dormouse.compiler.refusal;
