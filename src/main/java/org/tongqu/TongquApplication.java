package org.tongqu;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The hub: each direct sub-package of this one is a module. */
@Modulithic(systemName = "Tongqu")
@SpringBootApplication
public class TongquApplication {}
