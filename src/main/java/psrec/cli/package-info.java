/// From the command line to what shall be done: one class a command, one table of options. No arithmetic.
@NullMarked
package psrec.cli;

import org.jspecify.annotations.NullMarked;
