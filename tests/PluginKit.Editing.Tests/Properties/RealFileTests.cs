using PluginKit.Editing.Tests.Support;
using static PluginKit.Editing.Tests.Support.Texts;

namespace PluginKit.Editing.Tests.Properties;

/// <summary>Files as clients and marketplaces really have them, read in place.</summary>
public class RealFileTests
{
    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        foreach (string folder in new[] { "native", "marketplaces", "real-bundles", "universal-plugins" })
        {
            if (SharedData.Folder(folder) is { } root)
            {
                foreach (string file in Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                {
                    if (Path.GetExtension(file) is ".json" or ".toml")
                    {
                        files.Add(Path.GetRelativePath(Path.GetDirectoryName(root)!, file));
                    }
                }
            }
        }

        return files;
    }

    [SharedDataTheory("native")]
    [MemberData(nameof(Files))]
    public void What_is_added_to_a_real_file_is_removed_without_a_trace(string file)
    {
        byte[] before = File.ReadAllBytes(Path.Combine(SharedData.Folder("native")!, "..", file));
        TextFormat format = Path.GetExtension(file) == ".toml" ? TextFormat.Toml : TextFormat.Json;
        StructuredReadResult read = StructuredText.Read(format, before);
        if (!read.IsOk)
        {
            StructuredText.Apply(format, before, [Set(1, "x")]).Error.ShouldBe(read.Error);
            return;
        }

        for (int seed = 0; seed < 4; seed++)
        {
            (MemberChange add, RemoveMember remove) = new Dice(seed).Addition(read.Root, false);
            StructuredEditResult added = StructuredText.Apply(format, before, [add]);
            if (format == TextFormat.Toml && added.Error?.Kind == TextErrorKind.WrongType)
            {
                continue;
            }

            added.Error.ShouldBeNull();
            added.Changed.ShouldBeTrue();
            StructuredEditResult removed = StructuredText.Apply(format, added.Bytes, [remove]);
            removed.Bytes.Span.SequenceEqual(before).ShouldBeTrue($"{add}\n{removed.Error}");
        }
    }
}
