#include "commandline.h"

#include "system.h"

enum values { NO_VALUE, ONE_VALUE, MANY_VALUES };

struct option {
    const char *name;
    char shortName; /* 0 if there is none */
    enum values values;
};

struct subcommand {
    const char *name;
    enum purpose purpose;
};

/* OPTIONS and SUBCOMMANDS, written by psrec.cli.LauncherTables. */
#include "tables.h"

/* One walk over the arguments, as psrec.cli.CommandLine does it. */
struct parser {
    int argc;
    char **argv;
    int at;
    const char *interval; /* the last one given; NULL if there is none */
};

static const struct option *optionOfName(const char *name, size_t length) {
    for (size_t i = 0; i < sizeof OPTIONS / sizeof OPTIONS[0]; i++) {
        if (lengthOf(OPTIONS[i].name) == length && startsWith(name, OPTIONS[i].name)) {
            return &OPTIONS[i];
        }
    }
    return NULL;
}

static const struct option *optionOfShortName(char name) {
    for (size_t i = 0; i < sizeof OPTIONS / sizeof OPTIONS[0]; i++) {
        if (OPTIONS[i].shortName == name) {
            return &OPTIONS[i];
        }
    }
    return NULL;
}

static void noteValue(struct parser *parser, const struct option *option, const char *value) {
    if (isSame(option->name, "interval")) {
        parser->interval = value;
    }
}

/* The value is the next argument; of MANY_VALUES, all up to the next option. */
static void takeValues(struct parser *parser, const struct option *option) {
    if (parser->at < parser->argc) {
        noteValue(parser, option, parser->argv[parser->at++]);
    }
    while (option->values == MANY_VALUES && parser->at < parser->argc && parser->argv[parser->at][0] != '-') {
        parser->at++;
    }
}

static void takeLongOption(struct parser *parser, const char *text) {
    size_t length = 0;
    while (text[length] != 0 && text[length] != '=') {
        length++;
    }
    const struct option *option = optionOfName(text, length);
    if (option == NULL || option->values == NO_VALUE) {
        return;
    }
    if (text[length] == '=') {
        noteValue(parser, option, text + length + 1);
    } else {
        takeValues(parser, option);
    }
}

/* -q, -i 2, -i2, -qi2 */
static void takeShortOptions(struct parser *parser, const char *letters) {
    for (; *letters != 0; letters++) {
        const struct option *option = optionOfShortName(*letters);
        if (option == NULL) {
            return;
        }
        if (option->values != NO_VALUE) {
            if (letters[1] != 0) {
                noteValue(parser, option, letters + 1);
            } else {
                takeValues(parser, option);
            }
            return;
        }
    }
}

static enum purpose purposeOf(const char *subcommand) {
    for (size_t i = 0; i < sizeof SUBCOMMANDS / sizeof SUBCOMMANDS[0]; i++) {
        if (isSame(subcommand, SUBCOMMANDS[i].name)) {
            return SUBCOMMANDS[i].purpose;
        }
    }
    return OTHER;
}

/* 250ms, 0.5, .5s; a matter of speed alone, so minutes and hours are not looked at closely. */
static bool isShorterThanASecond(const char *interval) {
    unsigned whole = 0;
    const char *at = interval;
    for (; *at >= '0' && *at <= '9'; at++) {
        whole = whole < 100000 ? whole * 10 + (unsigned)(*at - '0') : whole;
    }
    while (*at == '.' || (*at >= '0' && *at <= '9')) {
        at++;
    }
    if (isSame(at, "ms")) {
        return whole < 1000;
    }
    return (*at == 0 || *at == 's') && whole == 0;
}

/* Up to the command of `start`, whose arguments are its own. */
static enum purpose findPurpose(struct parser *parser) {
    enum purpose purpose = OTHER;
    while (parser->at < parser->argc) {
        const char *argument = parser->argv[parser->at++];
        if (startsWith(argument, "--")) {
            if (argument[2] == 0) {
                break;
            }
            takeLongOption(parser, argument + 2);
        } else if (argument[0] == '-' && argument[1] != 0) {
            takeShortOptions(parser, argument + 1);
        } else if (purpose == START) {
            break;
        } else if (purpose == OTHER) {
            purpose = purposeOf(argument);
            if (purpose == OTHER || purpose == ANALYSE) {
                break;
            }
        }
    }
    return purpose;
}

struct commandLine parseCommandLine(int argc, char **argv) {
    struct parser parser = {.argc = argc, .argv = argv, .at = 1, .interval = NULL};
    enum purpose purpose = findPurpose(&parser);
    return (struct commandLine){
        .purpose = purpose,
        .isShortInterval = parser.interval != NULL && isShorterThanASecond(parser.interval),
    };
}
