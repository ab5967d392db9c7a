using PluginKit.Platform.Processes;
using PluginKit.Sources.Tests.Archives;

namespace PluginKit.Sources.Tests.Hostile;

/// <summary>A git whose answers are changed now and then; what it writes is what PluginKit expects of it.</summary>
internal sealed class OddGit
{
    private const string Refs =
        "1111111111111111111111111111111111111111\tHEAD\n1111111111111111111111111111111111111111\trefs/heads/main\n2222222222222222222222222222222222222222\trefs/tags/v1\n"
        + "3333333333333333333333333333333333333333\trefs/tags/v1^{}\n";

    private const string Tree =
        "040000 tree 1111111111111111111111111111111111111111\tplugin\0100644 blob 2222222222222222222222222222222222222222\tplugin/plugin.yaml\0100755 blob 3333333333333333333333333333333333333333\trun.sh\0";

    private const string Sizes =
        "100644 blob 2222222222222222222222222222222222222222      12\tplugin/plugin.yaml\0100755 blob 3333333333333333333333333333333333333333       3\trun.sh\0";

    private const string Missing = "1111111111111111111111111111111111111111\n?2222222222222222222222222222222222222222 x\n";

    private const string Sentence = "error: object 1111: hasDotdot: contains '..'\nfatal: unable to access 'https://ada:s3cret@example.org/x.git/': The requested URL returned error: 403\n";

    /// <summary>Where the chances of this round come from; <see langword="null"/> while everything is as it should be.</summary>
    public Random? Chance { get; set; }

    public Task<ProcessOutcome> Answer(ProcessRequest request)
    {
        var arguments = request.Arguments;
        var said = arguments switch
        {
            ["--version"] => "git version 2.45.0\n",
            _ when arguments.Contains("ls-remote") => Odd(Refs),
            _ when arguments.Contains("ls-tree") => arguments.Contains("-l") ? Odd(Sizes) : Odd(Tree),
            _ when arguments.Contains("rev-list") => Odd(Missing),
            _ => string.Empty,
        };
        if (arguments.Contains("init"))
        {
            Directory.CreateDirectory(Path.Combine(arguments[^1], "info"));
            Directory.CreateDirectory(Path.Combine(arguments[^1], "objects", "pack"));
        }

        if (arguments.FirstOrDefault(static argument => argument.StartsWith("--output=", StringComparison.Ordinal)) is { } output)
        {
            File.WriteAllBytes(output["--output=".Length..], Chance?.Next(3) == 0 ? OddArchives.Tar(Chance) : new TarBuilder().File("plugin/plugin.yaml", "name: notes").ToTar());
        }

        return Task.FromResult(arguments is ["--version"] ? new(ProcessEnd.Exited, 0, said, string.Empty) : Ended(said));
    }

    private string Odd(string good) => Chance?.Next(2) == 0 ? Mutations.OfText(good, Chance) : good;

    private ProcessOutcome Ended(string said) => Chance?.Next(12) switch
    {
        0 => new(ProcessEnd.Exited, Chance.Next(1, 256), said, Odd(Sentence)),
        1 => new((ProcessEnd)Chance.Next(1, 4), -1, said, Odd(Sentence), "because"),
        _ => new(ProcessEnd.Exited, 0, said, string.Empty),
    };
}
