using System.Text;
using PluginKit.Authoring.Files;
using PluginKit.Authoring.Yaml;
using PluginKit.Contracts.Display;
using PluginKit.Contracts.Problems;

namespace PluginKit.Authoring.Packages;

/// <summary>Looks at the front matter of the portable skills. A client reads it, so nothing here keeps a package from being used.</summary>
internal static class SkillFrontMatter
{
    private const int MaxDescription = 1024;
    private const string Fence = "---";

    public static void Check(PackageFiles files, AuthoredSkill skill)
    {
        if (files.Length(skill.Path) > files.Limits.MaxBytes)
        {
            Irregular(files, skill, $"the file is larger than {files.Limits.MaxBytes} bytes and was not looked at");
            return;
        }

        if (files.Bytes(skill.Path, ProblemCodes.SkillIrregular) is { } bytes)
        {
            Check(files, skill, Encoding.UTF8.GetString(bytes.Span).TrimStart('\uFEFF').ReplaceLineEndings("\n"));
        }
    }

    private static void Check(PackageFiles files, AuthoredSkill skill, string text)
    {
        var end = text.StartsWith(Fence + "\n", StringComparison.Ordinal) ? text.IndexOf("\n" + Fence, Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            Irregular(files, skill, "the file has no front matter between two lines of ---");
            return;
        }

        try
        {
            // Without the opening fence there is one line less; a comment keeps the positions right.
            var (root, _) = YamlDocumentReader.Read(Encoding.UTF8.GetBytes("#\n" + text[(Fence.Length + 1)..Math.Max(end, Fence.Length + 1)]), files.Limits);
            Check(files, skill, root as YamlMapping);
        }
        catch (YamlRefusedException e)
        {
            Irregular(files, skill, $"the front matter cannot be read: {e.Message}", e.Line, e.Column);
        }
    }

    private static void Check(PackageFiles files, AuthoredSkill skill, YamlMapping? front)
    {
        var name = TextOf(front, "name");
        if (name is not { Text.Length: > 0 } || !string.Equals(name.Text, skill.Name, StringComparison.Ordinal))
        {
            Irregular(files, skill, "name has to be the name of the folder", name?.Line, name?.Column);
        }

        var description = TextOf(front, "description");
        if (description is null || string.IsNullOrWhiteSpace(description.Text) || description.Text.Length > MaxDescription)
        {
            Irregular(files, skill, $"description has to have 1 to {MaxDescription} characters", description?.Line, description?.Column);
        }

        foreach (var entry in front?.Entries ?? [])
        {
            foreach (var scalar in Scalars(entry.Value).Where(static scalar => HiddenCharacters.AreIn(scalar.Text)))
            {
                files.Problems.Add(Problem.At(
                    ProblemCodes.HiddenText, $"{skill.Path}: {entry.Key} has characters that are not shown.", skill.Path, scalar.Line, scalar.Column));
            }
        }
    }

    private static IEnumerable<YamlScalar> Scalars(YamlValue? value) => value switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence sequence => sequence.Items.SelectMany(Scalars),
        YamlMapping mapping => mapping.Entries.SelectMany(static entry => Scalars(entry.Value)),
        _ => [],
    };

    private static YamlScalar? TextOf(YamlMapping? front, string key) => front?.Find(key)?.Value as YamlScalar;

    private static void Irregular(PackageFiles files, AuthoredSkill skill, string message, int? line = null, int? column = null) =>
        files.Problems.Add(Problem.At(ProblemCodes.SkillIrregular, $"{skill.Path}: {message}.", skill.Path, line ?? 1, column ?? 1));
}
