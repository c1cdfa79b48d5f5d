package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
	"golang.org/x/term"
)

// A config is the settings of one run: flags, else the environment
// (DIPLOGRAPH_…), else the configuration file, else the defaults.
type config struct {
	*viper.Viper
	out, err io.Writer
	in       io.Reader
}

const about = `diplograph reads diplomatic news in Arabic, Persian and English as it is
written, and keeps who met, signed, supported or condemned whom in a graph,
each edge with the sentence that states it.`

const exitCodes = `Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some documents failed.`

// newRoot builds the command tree.
func newRoot() *cobra.Command {
	c := &config{Viper: viper.New()}
	root := &cobra.Command{
		Use:           "diplograph",
		Short:         "A knowledge graph of diplomatic news",
		Long:          about + "\n\n" + exitCodes,
		SilenceUsage:  true,
		SilenceErrors: true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			c.out, c.err, c.in = cmd.OutOrStdout(), cmd.ErrOrStderr(), cmd.InOrStdin()
			return c.load(cmd)
		},
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("%w: there is no command %q; see diplograph --help", errUsage, args[0])
			}
			return cmd.Help()
		},
	}
	f := root.PersistentFlags()
	f.String("config", "", "configuration `file` (default diplograph.yaml here, then in the user's configuration directory)")
	f.String("data", "", "`directory` of the private Dgraph (default in the user's data directory)")
	f.String("dgraph", "", "use the Dgraph at these `addresses` (host:9080[,host:9080]) instead of the private one")
	f.String("dgraph-program", "", "`path` of the Dgraph server program (default beside this program, then on the PATH)")
	f.Int("dgraph-memory", 0, "`megabytes` of memory that the private Dgraph may use, which counts when it starts (default a quarter of the machine's)")
	f.String("packs", "", "lay the language packs of this `directory` over the built-in ones")
	f.String("schema", "", "lay the entity and relation types of this `directory` over the built-in ones")
	f.StringSlice("lang", nil, "show names in the first of these `languages` that has one: ar, fa, en")
	f.BoolP("quiet", "q", false, "say only what went wrong")
	f.BoolP("verbose", "v", false, "say more of what is done")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return fmt.Errorf("%w: %w", errUsage, err) })
	complete(root, "lang", []string{"ar", "fa", "en"})
	root.AddCommand(commands(c)...)
	for _, cmd := range root.Commands() {
		usageErrors(cmd)
	}
	return root
}

// commands lists every command.
func commands(c *config) []*cobra.Command {
	return []*cobra.Command{
		buildCommand(c),
		extractCommand(c),
		queryCommand(c),
		exportCommand(c),
		upCommand(c),
		downCommand(c),
		statusCommand(c),
		schemaCommand(c),
		identityCommand(c),
		evalCommand(c),
		packCommand(c),
	}
}

// usageErrors makes a wrong number of arguments a wrong usage.
func usageErrors(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if err := check(cmd, args); err != nil {
				return fmt.Errorf("%w: %s %w; see %s --help", errUsage, cmd.CommandPath(), err, cmd.CommandPath())
			}
			return nil
		}
	}
	for _, sub := range cmd.Commands() {
		usageErrors(sub)
	}
}

// load gathers the settings for a command.
func (c *config) load(cmd *cobra.Command) error {
	c.SetEnvPrefix("DIPLOGRAPH")
	c.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	c.AutomaticEnv()
	var bind error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		bind = errors.Join(bind, c.BindPFlag(f.Name, f))
	})
	if bind != nil {
		return bind
	}
	file := c.GetString("config")
	if file == "" {
		file = configFile()
	}
	if file == "" {
		return nil
	}
	c.SetConfigFile(file)
	if err := c.ReadInConfig(); err != nil {
		return fmt.Errorf("configuration %s: %w", file, err)
	}
	return nil
}

// configFile returns the configuration file that lies here or in the user's
// configuration directory, or "".
func configFile() string {
	candidates := []string{"diplograph.yaml"}
	if dir, err := os.UserConfigDir(); err == nil {
		candidates = append(candidates, filepath.Join(dir, "diplograph", "diplograph.yaml"))
	}
	for _, f := range candidates {
		if _, err := os.Stat(f); err == nil {
			return f
		}
	}
	return ""
}

// say writes a line for people to standard error, unless --quiet.
func (c *config) say(format string, args ...any) {
	if !c.GetBool("quiet") {
		fmt.Fprintf(c.err, format+"\n", args...)
	}
}

// terminal reports whether w is a terminal.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
