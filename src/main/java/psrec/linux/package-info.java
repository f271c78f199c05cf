/// All that psrec knows of Linux: /proc, libc, signals. Nothing outside this package may know it.
@NullMarked
package psrec.linux;

import org.jspecify.annotations.NullMarked;
