/// Processes of any operating system, and the ports to it: reading, launching, waiting, writing a file.
@NullMarked
package psrec.process;

import org.jspecify.annotations.NullMarked;
