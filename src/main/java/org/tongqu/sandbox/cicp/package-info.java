/** CICP-SIM: JSON under GM/T 0010 over TLS with national algorithms; progress by signed calls. */
@NullMarked
package org.tongqu.sandbox.cicp;

import org.jspecify.annotations.NullMarked;
